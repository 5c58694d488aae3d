import { useState } from 'react';
import type { Framework, JsonPath } from '../../core/index.ts';
import { phraseUse } from '../session/phraseUse.ts';
import { Button } from '../widgets/Button.tsx';
import { ChoiceField, type Choice } from '../widgets/ChoiceField.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import { phraseUseCount } from './UseList.tsx';

const SHOWN = 8;

/** What becomes of the places that name what is removed. */
export type UseFate = 'leave' | { readonly replaceBy: string };

/** Asks before something in use is removed, and says what would break. */
export function RemoveDialog({
  framework,
  what,
  consequence,
  uses,
  others,
  onRemove,
  onClose,
}: {
  readonly framework: Framework;
  /** 'the role "Deal desk"' */
  readonly what: string;
  /** What its places would do then: "name something nobody knows". */
  readonly consequence: string;
  readonly uses: readonly JsonPath[];
  /** What could stand in its place. */
  readonly others: readonly Choice[];
  readonly onRemove: (fate: UseFate) => void;
  readonly onClose: () => void;
}) {
  const [replacement, setReplacement] = useState(others[0]?.value);
  const places = [...new Set(uses.map((path) => phraseUse(framework, path)))];
  const remove = (fate: UseFate): void => {
    onRemove(fate);
    onClose();
  };
  return (
    <Dialog
      title={`Remove ${what}?`}
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
      <p>
        It is {phraseUseCount(uses.length)}, which would {consequence}:
      </p>
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
          groups={[{ label: 'Others', choices: others }]}
          onChange={setReplacement}
        />
      )}
    </Dialog>
  );
}
