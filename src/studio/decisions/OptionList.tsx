import './options.css';
import { listFitting, type Option } from './answerOptions.ts';

/** Options of which one is taken; those that the typed text rules out step back. */
export function OptionList({
  label,
  options,
  text,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly text: string;
  readonly chosen: string | undefined;
  readonly onChoose: (value: string) => void;
}) {
  const fitting = listFitting(text, options);
  const narrows = chosen === undefined && fitting.length > 0;
  return (
    <ul className="option-list" aria-label={label}>
      {options.map((option) => (
        <li key={option.value}>
          <button
            type="button"
            data-option="one"
            aria-pressed={option.value === chosen}
            className={narrows && !fitting.includes(option) ? 'option is-away' : 'option'}
            onClick={() => onChoose(option.value)}
          >
            <span>{option.label}</span>
            {option.note === undefined ? null : <span className="option-note">{option.note}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
