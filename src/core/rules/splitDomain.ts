import type { Cell, Domain, FactValue, Interval } from '../model/cell.ts';
import { isInDomain, isWithin, testCell } from './testCell.ts';
import { printInterval, printNumber } from './printCell.ts';

/** A part of a column's domain that no given cell tells apart: one enum value, one boolean, or a span of numbers. */
export interface Slice {
  /** A value inside. */
  readonly value: FactValue;
  /** Numbers only: the whole span. */
  readonly interval?: Interval;
  /** Stable text: the value, or the interval as cut by the cells' own constants ("< 24", "[24..72)", "-"). */
  readonly label: string;
}

/**
 * Cuts a domain at the constants of the cells. Every value of the domain lies in exactly one slice, and each cell holds on all
 * of a slice or on none. Number slices are as wide as that allows. In order: as declared, false before true, ascending.
 */
export function splitDomain(domain: Domain, cells: readonly Cell[]): readonly Slice[] {
  switch (domain.kind) {
    case 'enum':
      return domain.values.map((value) => ({ value, label: value }));
    case 'boolean':
      return [false, true].map((value) => ({ value, label: String(value) }));
    case 'number':
      return splitNumbers(domain, cells);
  }
}

/** Index of the slice that holds a value, or undefined when the value is outside the domain. */
export function findSlice(domain: Domain, slices: readonly Slice[], value: FactValue): number | undefined {
  if (!isInDomain(domain, value)) return undefined;
  const index = slices.findIndex((slice) =>
    slice.interval && typeof value === 'number' ? isWithin(slice.interval, value) : slice.value === value,
  );
  return index < 0 ? undefined : index;
}

type NumberDomain = Extract<Domain, { readonly kind: 'number' }>;

function splitNumbers(domain: NumberDomain, cells: readonly Cell[]): readonly Slice[] {
  const spans: { interval: Interval; value: number; signature: string }[] = [];
  for (const interval of atomsOf(domain, cells)) {
    const value = pickValue(interval, domain.integer ?? false);
    if (value === undefined) continue;
    const signature = cells.map((cell) => (testCell(cell, value) ? '1' : '0')).join('');
    const last = spans.at(-1);
    if (last?.signature === signature) {
      last.interval = { ...last.interval, high: interval.high, highClosed: interval.highClosed };
    } else {
      spans.push({ interval, value, signature });
    }
  }
  return spans.map(({ interval, value }) => ({ interval, value, label: labelOf(interval, domain) }));
}

function atomsOf(domain: NumberDomain, cells: readonly Cell[]): readonly Interval[] {
  const low = domain.min ?? -Infinity;
  const high = domain.max ?? Infinity;
  if (low > high) return [];
  const constants = cells.flatMap((cell) =>
    cell.kind === 'any'
      ? []
      : [...cell.values, ...cell.intervals.flatMap((interval) => [interval.low, interval.high])],
  );
  const cuts = [...new Set(constants.filter((value) => typeof value === 'number'))]
    .filter((cut) => Number.isFinite(cut) && cut >= low && cut <= high)
    .sort((a, b) => a - b);
  const atoms: Interval[] = [];
  let from = low;
  let fromClosed = true;
  for (const cut of cuts) {
    atoms.push({ low: from, high: cut, lowClosed: fromClosed, highClosed: false });
    atoms.push({ low: cut, high: cut, lowClosed: true, highClosed: true });
    from = cut;
    fromClosed = false;
  }
  atoms.push({ low: from, high, lowClosed: fromClosed, highClosed: true });
  return atoms;
}

/** A finite number inside the interval, as plain as possible; undefined when there is none. */
function pickValue(interval: Interval, integer: boolean): number | undefined {
  const { low, high } = interval;
  const candidates = integer
    ? [Math.ceil(low), Math.floor(low) + 1, Math.floor(high), Math.ceil(high) - 1, 0]
    : [low, Math.floor(low) + 1, high, Math.ceil(high) - 1, (low + high) / 2, low * 2, high * 2, 0];
  return candidates.find((value) => Number.isFinite(value) && isWithin(interval, value));
}

function labelOf(interval: Interval, domain: NumberDomain): string {
  if (interval.low === interval.high) return printNumber(interval.low);
  return printInterval({
    ...interval,
    low: interval.lowClosed && interval.low === domain.min ? -Infinity : interval.low,
    high: interval.highClosed && interval.high === domain.max ? Infinity : interval.high,
  });
}
