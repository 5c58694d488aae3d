import type { CompiledColumn, CompiledDecision, RuleSet } from './compileDecision.ts';
import { judgeRules } from './judgeRules.ts';
import { narrow, readScenario, spreadRules, type ReadColumn } from './spreadRules.ts';

/** An input that can change the outcome, as stable text. */
export interface InputClass {
  readonly column: string;
  /** The value; for numbers the interval as cut by the table's own constants; "?" when unknown. */
  readonly class: string;
}

const LIMIT = 4096;

/**
 * The part of a scenario that makes the outcome what it is: columns that cannot change it, given the others, are left out, tried in
 * column order. Two scenarios with equal classes have the same outcome, down to the answers that contend. A column whose influence
 * would take too long to rule out is kept.
 */
export function classifyInputs(compiled: CompiledDecision, read: ReadColumn): readonly InputClass[] {
  const { slices, unknown } = readScenario(compiled, read);
  const positions = compiled.columns.map((_, position) => position);
  const outcomesOver = (
    known: readonly number[],
    dropped: readonly number[],
  ): readonly string[] | undefined => {
    const open = unknown.filter((position) => !dropped.includes(position));
    return findOutcomes(compiled, narrow(compiled, slices, known), at(compiled, dropped), at(compiled, open));
  };
  const wanted = outcomesOver(positions, [])?.[0];
  const dropped: number[] = [];
  for (const position of positions) {
    const trial = [...dropped, position];
    const outcomes = outcomesOver(
      positions.filter((other) => !trial.includes(other)),
      trial,
    );
    if (wanted !== undefined && outcomes?.every((outcome) => outcome === wanted)) dropped.push(position);
  }
  return positions
    .filter((position) => !dropped.includes(position))
    .map((position) => {
      const column = compiled.columns[position];
      const slice = slices[position];
      return {
        column: column?.column ?? '',
        class: (slice === undefined ? undefined : column?.slices[slice]?.label) ?? '?',
      };
    });
}

function at(compiled: CompiledDecision, positions: readonly number[]): readonly CompiledColumn[] {
  return positions.flatMap((position) => compiled.columns[position] ?? []);
}

/** For every combination of the varied columns, the outcomes over all completions of the open ones, as one text. */
function findOutcomes(
  compiled: CompiledDecision,
  matching: RuleSet,
  varied: readonly CompiledColumn[],
  open: readonly CompiledColumn[],
): readonly string[] | undefined {
  const starts = spreadRules(compiled, matching, { columns: varied, later: open, limit: LIMIT });
  if (!starts) return undefined;
  const outcomes: string[] = [];
  for (const start of starts.keys()) {
    const ends = spreadRules(compiled, start, { columns: open, later: [], limit: LIMIT });
    if (!ends) return undefined;
    const keys = new Set([...ends.keys()].map((end) => judgeRules(compiled, end).key));
    outcomes.push([...keys].sort().join('\n'));
  }
  return outcomes;
}
