import { useRef, useState } from 'react';
import type { Choice, ChoiceGroup } from './ChoiceField.tsx';

/**
 * A list of things to be done with one pick, such as columns to add. While it is closed, arrows and letters only go to a
 * choice; Enter takes it. So nothing happens before somebody has decided.
 */
export function PickField({
  label,
  prompt,
  groups,
  disabled = false,
  className,
  onPick,
}: {
  readonly label: string;
  /** Stands in the field: "Add a column…". */
  readonly prompt: string;
  /** A single group goes without its heading. */
  readonly groups: readonly ChoiceGroup[];
  readonly disabled?: boolean;
  readonly className?: string;
  readonly onPick: (value: string) => void;
}) {
  const [chosen, setChosen] = useState('');
  const walking = useRef(false);
  const take = (value: string): void => {
    setChosen('');
    if (value !== '') onPick(value);
  };
  return (
    <select
      className={`select ${className ?? ''}`}
      aria-label={label}
      title={chosen === '' ? undefined : 'Enter takes it'}
      disabled={disabled}
      value={chosen}
      onPointerDown={() => {
        walking.current = false;
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && chosen !== '') {
          event.preventDefault();
          take(chosen);
          return;
        }
        // These open the list; what is chosen in the open list is taken at once.
        const opens =
          event.key === ' ' || event.key === 'F4' || (event.altKey && event.key.startsWith('Arrow'));
        if (opens) walking.current = false;
        else if (event.key !== 'Enter') walking.current = event.key !== 'Escape';
        if (event.key === 'Escape') setChosen('');
      }}
      onBlur={() => setChosen('')}
      onChange={(event) => (walking.current ? setChosen(event.target.value) : take(event.target.value))}
    >
      <option value="">{prompt}</option>
      {groups.length === 1
        ? groups[0]?.choices.map(toOption)
        : groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.choices.map(toOption)}
            </optgroup>
          ))}
    </select>
  );
}

function toOption({ value, label }: Choice) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}
