import type { CompiledColumn, CompiledDecision, RuleSet } from './compileDecision.ts';
import { sliceAt } from './compileDecision.ts';
import type { FactValue } from '../model/cell.ts';

/** Reads a column's value; undefined when nobody knows it. */
export type ReadColumn = (column: string) => FactValue | undefined;

/** The decision's columns sorted into those whose value is known and those that range over their domain. */
export interface Scenario {
  /** Slice index by column position; undefined for unknown ones. */
  readonly slices: readonly (number | undefined)[];
  /** Positions of the unknown columns. */
  readonly unknown: readonly number[];
  /** Rules that none of the known values refuses. */
  readonly matching: RuleSet;
}

/** Looks up every column once. */
export function readScenario(compiled: CompiledDecision, read: ReadColumn): Scenario {
  const slices = compiled.columns.map((column) => sliceAt(column, read(column.column)));
  return {
    slices,
    unknown: slices.flatMap((slice, position) => (slice === undefined ? [position] : [])),
    matching: narrow(
      compiled,
      slices,
      slices.map((_, position) => position),
    ),
  };
}

/** The rules that hold at the given slices of the given columns; unknown slices refuse nothing. */
export function narrow(
  compiled: CompiledDecision,
  slices: readonly (number | undefined)[],
  positions: readonly number[],
): RuleSet {
  let matching = compiled.all;
  for (const position of positions) {
    const slice = slices[position];
    if (slice !== undefined) matching &= compiled.columns[position]?.slices[slice]?.holding ?? 0n;
  }
  return matching;
}

/**
 * Lets some columns range over all their slices: every set of matching rules that comes about, with the number of slice combinations
 * that lead to it. Undefined once more than `limit` different sets turn up.
 */
export function spreadRules(
  columns: readonly CompiledColumn[],
  from: ReadonlyMap<RuleSet, number>,
  limit = Infinity,
): ReadonlyMap<RuleSet, number> | undefined {
  let reached = from;
  for (const column of columns) {
    const next = new Map<RuleSet, number>();
    for (const [holding, slices] of countHoldings(column)) {
      for (const [matching, count] of reached) {
        const left = matching & holding;
        next.set(left, (next.get(left) ?? 0) + count * slices);
      }
    }
    if (next.size > limit) return undefined;
    reached = next;
  }
  return reached;
}

function countHoldings(column: CompiledColumn): ReadonlyMap<RuleSet, number> {
  const counts = new Map<RuleSet, number>();
  for (const { holding } of column.slices) counts.set(holding, (counts.get(holding) ?? 0) + 1);
  return counts;
}
