import { useState } from 'react';
import type { Mapping } from '../../core/records/index.ts';
import type { HistorySummary } from '../../engine/intake/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { listRoleChoices } from '../session/listRoleChoices.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button } from '../widgets/Button.tsx';

const NOBODY = '';
const SHOWN = 25;

/** Who made the changes, and which role each of them has. */
export function PeopleTable({
  mapping,
  history,
}: {
  readonly mapping: Mapping;
  readonly history: HistorySummary;
}) {
  const session = useSession();
  const framework = useStudio((state) => state.reading.framework);
  const [isWhole, setWhole] = useState(false);
  const { users, userCount } = history;
  if (users.length === 0) return <p className="fine">These records do not say who made a change.</p>;
  const shown = isWhole ? users : users.slice(0, SHOWN);
  const roles = framework ? listRoleChoices(framework) : [];
  return (
    <>
      <table className="intake-table">
        <tbody>
          {shown.map(({ user, changes }) => {
            const index = mapping.actors.findIndex((line) => line.user === user && line.event === undefined);
            const line = mapping.actors[index];
            return (
              <tr key={user}>
                <th scope="row">{user}</th>
                <td>
                  <select
                    className="field-input"
                    aria-label={`The role of ${user}`}
                    value={line?.role ?? NOBODY}
                    onChange={({ target }) => {
                      const side = framework?.roles.get(target.value)?.side;
                      session.editMapping(
                        target.value === NOBODY && line
                          ? { kind: 'line.remove', list: 'actors', index }
                          : {
                              kind: 'actor.set',
                              line: { user, role: target.value, ...(side === undefined ? {} : { side }) },
                            },
                      );
                    }}
                  >
                    <option value={NOBODY}>role not known</option>
                    {roles.map((group) => (
                      <optgroup key={group.label} label={group.label}>
                        {group.choices.map((choice) => (
                          <option key={choice.value} value={choice.value}>
                            {choice.label}
                          </option>
                        ))}
                      </optgroup>
                    ))}
                  </select>
                </td>
                <td className="intake-count">{phraseCount(changes)} changes</td>
                <td className="fine">{line?.because ?? ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {users.length > shown.length ? (
        <Button look="quiet" onClick={() => setWhole(true)}>
          Show {phraseCount(users.length - shown.length)} more
        </Button>
      ) : null}
      {userCount > users.length ? (
        <p className="fine">
          {phraseCount(userCount - users.length)} people with fewer changes are not listed; they can be named
          in the mapping file.
        </p>
      ) : null}
    </>
  );
}
