import './fields.css';
import type { Choice, ChoiceGroup } from './ChoiceField.tsx';

/** Several of several, each with a tick. Present values the list lacks can be unticked. */
export function TickList({
  label,
  groups,
  chosen,
  hideLabel = false,
  onChange,
}: {
  readonly label: string;
  readonly groups: readonly ChoiceGroup[];
  readonly chosen: readonly string[];
  readonly hideLabel?: boolean;
  /** The values now chosen: those that were, in their order, then the new one. */
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const known = new Set(groups.flatMap((group) => group.choices.map((choice) => choice.value)));
  const strangers = chosen
    .filter((value) => !known.has(value))
    .map((value) => ({ value, label: `${value} (unknown)` }));
  const shown = strangers.length > 0 ? [...groups, { label: 'Not declared', choices: strangers }] : groups;
  const tick = ({ value, label: name }: Choice) => (
    <label key={value} className="tick-choice">
      <input
        type="checkbox"
        checked={chosen.includes(value)}
        onChange={(event) =>
          onChange(event.target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
        }
      />
      <span>{name}</span>
    </label>
  );
  return (
    <fieldset className="field tick-list">
      <legend className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</legend>
      {shown.map((group) => (
        <div key={group.label} className="tick-group">
          {shown.length > 1 ? <span className="fine">{group.label}</span> : null}
          {group.choices.map(tick)}
        </div>
      ))}
    </fieldset>
  );
}
