import type { FactValue } from '../../core/index.ts';
import type { FactColumn } from './dealColumns.ts';

/** What a deal tells of a fact; undefined when nothing. */
export function findFact(column: FactColumn, deal: number): FactValue | undefined {
  const place = column.deals ? placeOf(column.deals, deal) : deal;
  if (place < 0) return undefined;
  if (column.kind === 'code') return column.values[(column.codes[place] ?? 0) - 1];
  const value = column.values[place] ?? NaN;
  return Number.isNaN(value) ? undefined : value;
}

function placeOf(deals: Uint32Array, deal: number): number {
  let low = 0;
  let high = deals.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const here = deals[middle] ?? 0;
    if (here === deal) return middle;
    if (here < deal) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
