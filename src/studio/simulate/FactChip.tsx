import { domainOfColumn, isInDomain, type FactValue, type Framework } from '../../core/index.ts';
import { phraseKey } from '../session/phraseEvent.ts';
import { NumberChip } from './NumberChip.tsx';
import { nameSeen } from './phraseWay.ts';

/** One fact as a chip: what is said of it, and a list, or a number typed in place, to say otherwise. */
export function FactChip({
  framework,
  column,
  value,
  optional,
  onChange,
}: {
  readonly framework: Framework;
  readonly column: string;
  readonly value: FactValue | undefined;
  /** Whether it may become unsaid again. */
  readonly optional: boolean;
  readonly onChange: (value: FactValue | undefined) => void;
}) {
  const domain = domainOfColumn(framework, column);
  const fact = framework.facts.get(column);
  const question = fact?.question ?? `Which ${phraseKey(column)}?`;
  if (!domain) return null;
  if (domain.kind === 'number')
    return (
      <NumberChip
        name={phraseKey(column)}
        unit={fact?.unit}
        question={question}
        value={typeof value === 'number' ? value : undefined}
        accepts={(amount) => isInDomain(domain, amount)}
        optional={optional}
        onChange={onChange}
      />
    );
  const values: readonly FactValue[] = domain.kind === 'enum' ? domain.values : [true, false];
  const known = values.findIndex((choice) => choice === value);
  return (
    <span className={value === undefined ? 'chip' : 'chip chip-set'}>
      <span aria-hidden="true">
        {phraseKey(column)}: {value === undefined ? <i>not said</i> : nameSeen(framework, column, value)}
      </span>
      <select
        aria-label={question}
        title={question}
        value={known < 0 ? '' : String(known)}
        onChange={(event) =>
          onChange(event.target.value === '' ? undefined : values[Number(event.target.value)])
        }
      >
        {optional || known < 0 ? <option value="">not said</option> : null}
        {values.map((choice, index) => (
          <option key={String(choice)} value={index}>
            {fact?.values.get(String(choice)) ?? nameSeen(framework, column, choice)}
          </option>
        ))}
      </select>
    </span>
  );
}
