import type { Cell, Domain, FactValue, Interval } from '../model/cell.ts';

/** Whether a value passes a cell. */
export function testCell(cell: Cell, value: FactValue): boolean {
  if (cell.kind === 'any') return true;
  const named =
    cell.values.includes(value) ||
    (typeof value === 'number' && cell.intervals.some((interval) => isWithin(interval, value)));
  return named !== cell.negated;
}

/** Whether a number lies in an interval; an infinite end holds infinity itself. */
export function isWithin(interval: Interval, value: number): boolean {
  const above = interval.lowClosed ? value >= interval.low : value > interval.low;
  const below = interval.highClosed ? value <= interval.high : value < interval.high;
  return above && below;
}

/** Whether a value is one the domain allows. Infinity is allowed wherever no maximum is set and fractions are. */
export function isInDomain(domain: Domain, value: FactValue): boolean {
  switch (domain.kind) {
    case 'enum':
      return typeof value === 'string' && domain.values.includes(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return (
        typeof value === 'number' &&
        value >= (domain.min ?? -Infinity) &&
        value <= (domain.max ?? Infinity) &&
        (!domain.integer || Number.isInteger(value))
      );
  }
}
