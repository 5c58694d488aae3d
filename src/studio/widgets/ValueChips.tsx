import './fields.css';
import type { Cell, Domain, FactValue } from '../../core/index.ts';
import { writeCell } from '../session/writeCellText.ts';

export interface ValueChoice {
  readonly value: FactValue;
  readonly label: string;
  readonly phrase: string | undefined;
}

/** The values of a column, any number of which a cell may name, plainly or after "not". */
export function ValueChips({
  label,
  choices,
  cell,
  domain,
  onChange,
}: {
  readonly label: string;
  readonly choices: readonly ValueChoice[];
  /** Undefined while the text cannot be read. */
  readonly cell: Cell | undefined;
  readonly domain: Domain;
  readonly onChange: (text: string) => void;
}) {
  const named = cell?.kind === 'test' ? cell.values : [];
  const negated = cell?.kind === 'test' && cell.negated;
  const write = (values: readonly FactValue[], not: boolean): void => {
    const ordered = choices.map(({ value }) => value).filter((value) => values.includes(value));
    onChange(
      ordered.length === 0
        ? '-'
        : writeCell({ kind: 'test', negated: not, values: ordered, intervals: [] }, domain),
    );
  };
  return (
    <div className="value-chips" role="group" aria-label={label}>
      <button
        type="button"
        data-option="many"
        className="value-chip"
        aria-pressed={cell?.kind === 'any'}
        onClick={() => onChange('-')}
      >
        any
      </button>
      {choices.map(({ value, label: words, phrase }) => {
        const chosen = named.includes(value);
        return (
          <button
            key={String(value)}
            type="button"
            data-option="many"
            className={negated ? 'value-chip is-negated' : 'value-chip'}
            aria-pressed={chosen}
            title={phrase}
            onClick={() =>
              write(chosen ? named.filter((other) => other !== value) : [...named, value], negated)
            }
          >
            {words}
          </button>
        );
      })}
      {domain.kind === 'boolean' ? null : (
        <button
          type="button"
          data-option="many"
          className="value-chip value-chip-not"
          aria-pressed={negated}
          disabled={named.length === 0}
          onClick={() => write(named, !negated)}
        >
          not these
        </button>
      )}
    </div>
  );
}
