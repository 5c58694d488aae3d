import { useState } from 'react';
import { formatAmount } from './formatAmount.ts';

/** A chip whose number is typed in place: taken on Enter or when it is left, given up on Escape. */
export function NumberChip({
  name,
  unit,
  question,
  value,
  accepts,
  optional,
  onChange,
}: {
  readonly name: string;
  readonly unit: string | undefined;
  readonly question: string;
  readonly value: number | undefined;
  readonly accepts: (amount: number) => boolean;
  readonly optional: boolean;
  readonly onChange: (value: number | undefined) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? (value === undefined ? '' : formatAmount(value));
  const finish = (): void => {
    setTyped(undefined);
    if (typed === undefined) return;
    const amount = Number(typed.replaceAll(/[\s,]/g, ''));
    if (typed.trim() === '') {
      if (optional && value !== undefined) onChange(undefined);
    } else if (accepts(amount) && amount !== value) onChange(amount);
  };
  return (
    <span className={value === undefined ? 'chip chip-number' : 'chip chip-number chip-set'}>
      <label>
        <span aria-hidden="true">{name}: </span>
        <input
          aria-label={question}
          title={question}
          inputMode="decimal"
          placeholder="not said"
          size={Math.max(7, text.length)}
          value={text}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish();
            if (event.key === 'Escape') setTyped(undefined);
          }}
        />
        {unit === undefined ? null : <span>{unit}</span>}
      </label>
    </span>
  );
}
