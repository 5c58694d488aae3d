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

/** Which columns range over all their slices, and which will later on. */
export interface Spread {
  readonly columns: readonly CompiledColumn[];
  /** Columns that the caller spreads afterwards, from the sets found here. */
  readonly later: readonly CompiledColumn[];
  /** Give up when more different sets turn up. */
  readonly limit: number;
}

/**
 * Lets some columns range over all their slices: the sets of matching rules that come about, with the number of slice combinations
 * that lead to each. Rules that can no longer win, because a stronger one is sure to match, are left out of the sets; that changes
 * no verdict. Undefined when the limit is passed.
 */
export function spreadRules(
  compiled: CompiledDecision,
  matching: RuleSet,
  { columns, later, limit }: Spread,
): ReadonlyMap<RuleSet, number> | undefined {
  const sure = sureAfter(compiled, [...columns, ...later]);
  let reached: ReadonlyMap<RuleSet, number> = new Map([[dropBeaten(compiled, matching, sure[0] ?? 0n), 1]]);
  for (const [index, column] of columns.entries()) {
    const next = new Map<RuleSet, number>();
    for (const [holding, slices] of column.holdings) {
      for (const [before, count] of reached) {
        const left = dropBeaten(compiled, before & holding, sure[index + 1] ?? 0n);
        next.set(left, (next.get(left) ?? 0) + count * slices);
      }
      if (next.size > limit) return undefined;
    }
    reached = next;
  }
  return reached;
}

/** At each position, the rules that hold wherever the columns from there on stand. */
function sureAfter(compiled: CompiledDecision, columns: readonly CompiledColumn[]): readonly RuleSet[] {
  const sure = [compiled.all];
  for (const column of columns.toReversed()) sure.push((sure.at(-1) ?? 0n) & column.throughout);
  return sure.toReversed();
}

function dropBeaten(compiled: CompiledDecision, matching: RuleSet, sure: RuleSet): RuleSet {
  const certain = matching & sure;
  if (certain === 0n) return matching;
  const strongest = compiled.precedence.find(({ rule }) => (certain & rule) !== 0n);
  return strongest ? matching & ~strongest.beaten : matching;
}
