import { invariant } from '../base/assert.ts';
import type { FactValue } from '../model/cell.ts';
import type { Answer } from '../model/framework.ts';
import type { CompiledColumn, CompiledDecision, RuleSet } from './compileDecision.ts';
import { judgeRules, outcomeOf } from './judgeRules.ts';
import { spreadRules, type Scenario } from './spreadRules.ts';

/** What the decision would say if the missing facts that matter were given. */
export interface GivenOutcome {
  /** A value for each of these facts. Numbers stand for their whole interval, named in `classes`. */
  readonly given: Readonly<Record<string, FactValue>>;
  /** The same as stable text: the value, or the interval as cut by the table's constants. */
  readonly classes: Readonly<Record<string, string>>;
  readonly outcome: 'answer' | 'silent' | 'ambiguous';
  readonly answer?: Answer;
}

const LISTED = 64;
const LIMIT = 4096;

/** Which missing facts matter, and what each of their values would give. The scenario's outcome must depend on them. */
export function findMissing(
  compiled: CompiledDecision,
  scenario: Scenario,
): {
  readonly facts: readonly string[];
  readonly byValue: readonly GivenOutcome[];
  readonly unlisted: number;
} {
  const columnsAt = (positions: readonly number[]): readonly CompiledColumn[] =>
    positions.flatMap((position) => compiled.columns[position] ?? []);
  const dropped: number[] = [];
  for (const position of scenario.unknown) {
    const rest = scenario.unknown.filter((other) => other !== position && !dropped.includes(other));
    if (isIdle(compiled, scenario.matching, columnsAt(rest), columnsAt([...dropped, position]))) {
      dropped.push(position);
    }
  }
  const kept = columnsAt(scenario.unknown.filter((position) => !dropped.includes(position)));
  const total = kept.reduce((product, column) => product * column.slices.length, 1);
  const byValue = [...combine(kept, LISTED)].map(({ matching, ...named }) =>
    judgeGiven(compiled, scenario.matching & matching, columnsAt(dropped), named),
  );
  return { facts: kept.map(({ column }) => column), byValue, unlisted: total - byValue.length };
}

/** Whether some columns cannot change the outcome, wherever the varied ones stand; false too when that would take too long to tell. */
function isIdle(
  compiled: CompiledDecision,
  matching: RuleSet,
  varied: readonly CompiledColumn[],
  idle: readonly CompiledColumn[],
): boolean {
  const starts = spreadRules(compiled, matching, { columns: varied, later: idle, limit: LIMIT });
  if (!starts) return false;
  return [...starts.keys()].every((start) => {
    const ends = spreadRules(compiled, start, { columns: idle, later: [], limit: LIMIT });
    if (!ends) return false;
    return new Set([...ends.keys()].map((end) => outcomeOf(judgeRules(compiled, end)))).size === 1;
  });
}

interface Combination {
  readonly matching: RuleSet;
  readonly given: Readonly<Record<string, FactValue>>;
  readonly classes: Readonly<Record<string, string>>;
}

/** The first combinations of slices, the last column changing fastest. */
function combine(columns: readonly CompiledColumn[], limit: number): readonly Combination[] {
  let combinations: readonly Combination[] = [{ matching: -1n, given: {}, classes: {} }];
  for (const { column, slices } of columns) {
    combinations = combinations
      .flatMap((before) =>
        slices.map(({ holding, label, value }) => ({
          matching: before.matching & holding,
          given: value === undefined ? before.given : { ...before.given, [column]: value },
          classes: { ...before.classes, [column]: label },
        })),
      )
      .slice(0, limit);
  }
  return combinations;
}

function judgeGiven(
  compiled: CompiledDecision,
  matching: RuleSet,
  idle: readonly CompiledColumn[],
  named: Pick<GivenOutcome, 'given' | 'classes'>,
): GivenOutcome {
  const ends = spreadRules(compiled, matching, { columns: idle, later: [], limit: LIMIT });
  const end = ends?.keys().next().value;
  invariant(end !== undefined, 'idle columns were spread before, from every set of rules');
  const verdict = judgeRules(compiled, end);
  if (verdict.kind === 'answer') return { ...named, outcome: 'answer', answer: verdict.answer };
  return { ...named, outcome: verdict.kind === 'ambiguous' ? 'ambiguous' : 'silent' };
}
