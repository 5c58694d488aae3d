import './fields.css';
import { useId } from 'react';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** One of several, chosen from a list. A present value the list lacks is shown all the same. */
export function ChoiceField({
  label,
  value,
  groups,
  none,
  hideLabel = false,
  hint,
  onChange,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly groups: readonly ChoiceGroup[];
  /** What choosing nothing is called; without it something must be chosen. */
  readonly none?: string;
  readonly hideLabel?: boolean;
  readonly hint?: string;
  readonly onChange: (value: string | undefined) => void;
}) {
  const id = useId();
  const known = groups.some((group) => group.choices.some((choice) => choice.value === value));
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        value={value ?? ''}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {value === undefined || known ? null : <option value={value}>{value} (unknown)</option>}
        {groups.length === 1
          ? groups[0]?.choices.map(toOption)
          : groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {group.choices.map(toOption)}
              </optgroup>
            ))}
      </select>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="fine">
          {hint}
        </p>
      )}
    </div>
  );
}

function toOption(choice: Choice) {
  return (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  );
}
