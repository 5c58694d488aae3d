import { classIn, type Distinctions, type FactValue } from '../../core/index.ts';
import type { DealColumns, FactColumn } from '../columns/index.ts';
import { findFact } from '../columns/index.ts';

/** A fact's values as the framework can tell them apart. Class 0: the record does not tell a value the framework can use. */
export type FactClasses =
  | { readonly kind: 'none' }
  /** Class by code, 0 for its absence. */
  | {
      readonly kind: 'code';
      readonly codes: Extract<FactColumn, { kind: 'code' }>['codes'];
      readonly classes: Uint32Array;
    }
  /** One more than the place of the deal's value among the constants. */
  | { readonly kind: 'number'; readonly values: Float64Array; readonly isUsable: (value: number) => boolean }
  | { readonly kind: 'any'; readonly classOf: (deal: number) => number };

/** Sorts the values of a fact by constants, or tells each from every other. */
export function createFactClasses(
  columns: DealColumns,
  fact: string,
  cuts: readonly number[] | 'exact',
  distinctions: Distinctions,
): FactClasses {
  const column = columns.facts.find(({ name }) => name === fact);
  if (!column) return { kind: 'none' };
  const isUsable = distinctions.usability(fact);
  const first = cuts === 'exact' ? 1 : 2 * cuts.length + 2;
  const known = new Map<FactValue, number>();
  const classOf = (value: FactValue | undefined): number => {
    if (value === undefined || !isUsable(value)) return 0;
    if (typeof value === 'number' && cuts !== 'exact') return 1 + classIn(cuts, value);
    const number = known.get(value) ?? first + known.size;
    known.set(value, number);
    return number;
  };
  if (column.kind === 'number' && !column.deals && cuts !== 'exact')
    return { kind: 'number', values: column.values, isUsable };
  if (column.kind === 'code' && !column.deals)
    return {
      kind: 'code',
      codes: column.codes,
      classes: Uint32Array.from([0, ...column.values.map(classOf)]),
    };
  return { kind: 'any', classOf: (deal) => classOf(findFact(column, deal)) };
}
