import './fields.css';
import { useState } from 'react';
import type { Cell, Domain, Interval } from '../../core/index.ts';
import { writeCell } from '../session/writeCellText.ts';

/** A range of numbers: from and to, each counting or not. */
export function RangeFields({
  title,
  unit,
  cell,
  domain,
  suggestions,
  onChange,
}: {
  readonly title: string;
  readonly unit: string | undefined;
  readonly cell: Cell | undefined;
  readonly domain: Domain;
  /** Ranges that other rules use. */
  readonly suggestions: readonly Interval[];
  readonly onChange: (text: string) => void;
}) {
  const [last, setLast] = useState<Interval>(EVERYTHING);
  const range = intervalOf(cell) ?? last;
  const change = (part: Partial<Interval>): void => {
    const next = { ...range, ...part };
    setLast(next);
    onChange(writeInterval(next, domain));
  };
  return (
    <div className="range-fields" role="group" aria-label={title}>
      <Bound
        name="from"
        value={range.low}
        onChange={(low) => change({ low: low ?? -Infinity, lowClosed: low === undefined || range.lowClosed })}
      />
      <Counts
        name={`${title}: the lower end counts`}
        closed={range.lowClosed}
        onChange={(lowClosed) => change({ lowClosed })}
      />
      <Bound
        name="to"
        value={range.high}
        onChange={(high) => change({ high: high ?? Infinity, highClosed: range.highClosed })}
      />
      <Counts
        name={`${title}: the upper end counts`}
        closed={range.highClosed}
        onChange={(highClosed) => change({ highClosed })}
      />
      {unit === undefined ? null : <span className="fine">{unit}</span>}
      <div className="value-chips">
        <button
          type="button"
          data-option="many"
          className="value-chip"
          aria-pressed={cell?.kind === 'any'}
          onClick={() => onChange('-')}
        >
          any
        </button>
        {suggestions
          .filter((interval) => !isEverything(interval))
          .map((interval) => {
            const text = writeInterval(interval, domain);
            return (
              <button
                key={text}
                type="button"
                data-option="many"
                className="value-chip"
                aria-pressed={writeInterval(range, domain) === text}
                onClick={() => onChange(text)}
              >
                {text}
              </button>
            );
          })}
      </div>
    </div>
  );
}

const EVERYTHING: Interval = { low: -Infinity, high: Infinity, lowClosed: true, highClosed: true };

function isEverything({ low, high }: Interval): boolean {
  return low === -Infinity && high === Infinity;
}

function intervalOf(cell: Cell | undefined): Interval | undefined {
  if (cell?.kind === 'any') return EVERYTHING;
  if (cell?.kind !== 'test' || cell.negated) return undefined;
  const [only] = cell.intervals;
  if (only && cell.intervals.length === 1 && cell.values.length === 0) return only;
  const [value] = cell.values;
  return typeof value === 'number' && cell.values.length === 1 && cell.intervals.length === 0
    ? { low: value, high: value, lowClosed: true, highClosed: true }
    : undefined;
}

function writeInterval(interval: Interval, domain: Domain): string {
  if (isEverything(interval)) return '-';
  if (interval.low === interval.high && interval.lowClosed && interval.highClosed)
    return String(interval.low);
  return writeCell({ kind: 'test', negated: false, values: [], intervals: [interval] }, domain);
}

function Bound({
  name,
  value,
  onChange,
}: {
  readonly name: string;
  readonly value: number;
  readonly onChange: (value: number | undefined) => void;
}) {
  return (
    <label className="range-bound">
      {name}
      <input
        type="number"
        step="any"
        value={Number.isFinite(value) ? value : ''}
        placeholder="any"
        onChange={(event) => {
          const typed = event.target.valueAsNumber;
          onChange(Number.isNaN(typed) ? undefined : typed);
        }}
      />
    </label>
  );
}

function Counts({
  name,
  closed,
  onChange,
}: {
  readonly name: string;
  readonly closed: boolean;
  readonly onChange: (closed: boolean) => void;
}) {
  return (
    <button
      type="button"
      className="range-counts"
      aria-pressed={closed}
      aria-label={name}
      title={
        closed ? 'This number counts. Press to leave it out.' : 'This number is left out. Press to count it.'
      }
      onClick={() => onChange(!closed)}
    >
      {closed ? 'counts' : 'left out'}
    </button>
  );
}
