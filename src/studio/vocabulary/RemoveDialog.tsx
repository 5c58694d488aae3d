import { useState } from 'react';
import type { Framework, JsonPath } from '../../core/index.ts';
import type { CommandRunner } from '../hooks/useCommand.ts';
import { useSession } from '../hooks/useSession.ts';
import { Button } from '../widgets/Button.tsx';
import { ChoiceField } from '../widgets/ChoiceField.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import { phraseUse } from '../session/phraseUse.ts';
import { phraseUseCount } from './UseList.tsx';
import { titleOf, type WordEntry, type WordSection } from './wordSections.ts';

const SHOWN = 8;

/** Asks before something in use is removed, and says what would break. */
export function RemoveDialog({
  framework,
  section,
  entry,
  uses,
  runner,
  onClose,
}: {
  readonly framework: Framework;
  readonly section: WordSection;
  readonly entry: WordEntry;
  readonly uses: readonly JsonPath[];
  readonly runner: CommandRunner;
  readonly onClose: () => void;
}) {
  const session = useSession();
  const others = [...framework[section.section].keys()].filter((key) => key !== entry.key);
  const [replacement, setReplacement] = useState(others[0]);
  const places = [...new Set(uses.map((path) => phraseUse(framework, path)))];
  const remove = (fate: 'leave' | { readonly replaceBy: string }): void => {
    if (runner.run({ kind: 'entry.remove', section: section.section, name: entry.key, uses: fate }))
      session.notify(`${entry.title} removed. Ctrl+Z brings it back.`);
    onClose();
  };
  return (
    <Dialog
      title={`Remove the ${section.one} "${entry.title}"?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button onClick={() => remove('leave')}>Remove, leave the places broken</Button>
          {replacement === undefined ? null : (
            <Button look="primary" onClick={() => remove({ replaceBy: replacement })}>
              Replace and remove
            </Button>
          )}
        </>
      }
    >
      <p>It is {phraseUseCount(uses.length)}, which would name something nobody knows:</p>
      <ul className="remove-places">
        {places.slice(0, SHOWN).map((place) => (
          <li key={place}>{place}</li>
        ))}
        {places.length > SHOWN ? <li className="fine">and {places.length - SHOWN} more</li> : null}
      </ul>
      {others.length === 0 ? null : (
        <ChoiceField
          label="Put in its place"
          value={replacement}
          groups={[
            {
              label: section.title,
              choices: others.map((value) => ({ value, label: titleOf(framework, section.section, value) })),
            },
          ]}
          onChange={setReplacement}
        />
      )}
    </Dialog>
  );
}
