import './raci.css';
import { useMemo, useState } from 'react';
import type { FactValue, Framework } from '../../core/index.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button } from '../widgets/Button.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import { planRaci, type RaciPlan } from './planRaci.ts';
import { readRaciTable } from './readRaciTable.ts';

const SHOWN = 8;

/** Takes duties from a spreadsheet: says what they would change and what cannot be read, before anything is written. */
export function RaciDialog({
  framework,
  scenario,
  text,
  onTake,
  onClose,
}: {
  readonly framework: Framework;
  readonly scenario: ReadonlyMap<string, FactValue>;
  /** What was pasted already. */
  readonly text: string;
  readonly onTake: (plan: RaciPlan) => void;
  readonly onClose: () => void;
}) {
  const [pasted, setPasted] = useState(text);
  const read = useMemo(() => {
    if (pasted.trim() === '') return undefined;
    const table = readRaciTable(framework, pasted, scenario);
    return { ...table, plan: planRaci(framework, table.rows) };
  }, [framework, scenario, pasted]);
  const type = scenario.get('partnerType');
  const typeName = typeof type === 'string' ? (framework.partnerTypes.get(type)?.name ?? type) : undefined;
  return (
    <Dialog
      title="Paste duties from a spreadsheet"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {read ? <Button onClick={() => setPasted('')}>Paste another</Button> : null}
          <Button
            look="primary"
            disabled={!read?.plan.command}
            onClick={() => {
              if (read) onTake(read.plan);
            }}
          >
            Take them
          </Button>
        </>
      }
    >
      {read ? (
        <div className="raci-read" role="status">
          <p>{phraseRaci(read.plan)}</p>
          {typeName === undefined ? null : (
            <p className="fine">Rows that name no partner type are for {typeName}, as chosen above.</p>
          )}
          {read.problems.length === 0 ? null : (
            <>
              <p className="raci-problems">
                {read.problems.length === 1
                  ? 'One cell cannot be read and is left out:'
                  : `${phraseCount(read.problems.length)} cells cannot be read and are left out:`}
              </p>
              <ul className="raci-problem-list">
                {read.problems.slice(0, SHOWN).map(({ row, column, says }) => (
                  <li key={`${row} ${column} ${says}`}>
                    Row {row}, column {column}: {says}
                  </li>
                ))}
                {read.problems.length > SHOWN ? <li>and {read.problems.length - SHOWN} more</li> : null}
              </ul>
            </>
          )}
        </div>
      ) : (
        <label className="raci-field">
          Copy the rows in your spreadsheet, the headings too: stage, activity, and a column for each role
          with R, A, C or I in it.
          <textarea
            rows={7}
            value=""
            placeholder={
              'Stage\tActivity\tAccount executive\tPartner seller\nDiscovery\tDiscovery call\tA\tR'
            }
            onChange={(event) => setPasted(event.target.value)}
          />
        </label>
      )}
    </Dialog>
  );
}

/** "12 new duties, 2 changed; new activities: Pricing review." */
export function phraseRaci({ command, added, changed, activities }: RaciPlan): string {
  if (!command) return 'Nothing of it is new.';
  const parts = [
    added > 0 ? `${phraseCount(added)} new ${added === 1 ? 'duty' : 'duties'}` : '',
    changed > 0 ? `${phraseCount(changed)} changed` : '',
  ].filter(Boolean);
  const names = activities.length === 0 ? '' : `; new activities: ${activities.join(', ')}`;
  return `${parts.join(', ')}${names}.`;
}
