import type { FactValue } from '../model/cell.ts';
import type { CompiledColumn, CompiledDecision, RuleSet } from './compileDecision.ts';
import { judgeRules } from './judgeRules.ts';
import { printAnswer } from './printAnswer.ts';
import { readScenario, spreadRules } from './spreadRules.ts';

/** How the scenarios compatible with some known facts fall out. The counts add up to `total`. */
export interface AnswerShares {
  /** Scenarios counted: combinations of slices, each once. */
  readonly total: number;
  /** By answer as text, in order of the rules. */
  readonly byAnswer: ReadonlyMap<string, number>;
  /** No rule, or one that only postpones. */
  readonly silent: number;
  readonly ambiguous: number;
  /** False when there were too many to count, and `total` is an even, repeatable sample. */
  readonly exhaustive: boolean;
}

const DIFFERENT_SETS = 50_000;
const SAMPLES = 200_000;

/** Counts over all scenarios compatible with what is known. Known values outside their domain count as unknown. */
export function shareAnswers(
  compiled: CompiledDecision,
  known: ReadonlyMap<string, FactValue>,
): AnswerShares {
  const scenario = readScenario(compiled, (column) => known.get(column));
  const columns = scenario.unknown.flatMap((position) => compiled.columns[position] ?? []);
  const counted = spreadRules(compiled, scenario.matching, { columns, later: [], limit: DIFFERENT_SETS });
  const total = columns.reduce((product, column) => product * column.slices.length, 1);
  const exhaustive = counted !== undefined && Number.isSafeInteger(total);
  return { ...tally(compiled, counted ?? sample(columns, scenario.matching)), exhaustive };
}

function tally(
  compiled: CompiledDecision,
  counts: ReadonlyMap<RuleSet, number>,
): Omit<AnswerShares, 'exhaustive'> {
  const byText = new Map<string, number>();
  let total = 0;
  let silent = 0;
  let ambiguous = 0;
  for (const [matching, count] of counts) {
    const verdict = judgeRules(compiled, matching);
    total += count;
    if (verdict.kind === 'ambiguous') ambiguous += count;
    else if (verdict.kind !== 'answer') silent += count;
    else {
      const text = printAnswer(verdict.answer);
      byText.set(text, (byText.get(text) ?? 0) + count);
    }
  }
  const byAnswer = new Map<string, number>();
  for (const { rule } of compiled.rules) {
    const text = printAnswer(rule.then);
    const count = byText.get(text);
    if (count !== undefined) byAnswer.set(text, count);
  }
  return { total, byAnswer, silent, ambiguous };
}

/** Walks the combinations in strides of about the golden ratio, which visits every slice of every column about equally often. */
function sample(columns: readonly CompiledColumn[], matching: RuleSet): ReadonlyMap<RuleSet, number> {
  const total = columns.reduce((product, column) => product * BigInt(column.slices.length), 1n);
  let stride = (total * 618_033_988_749n) / 1_000_000_000_000n + 1n;
  while (greatestCommonDivisor(stride, total) !== 1n) stride += 1n;
  const counts = new Map<RuleSet, number>();
  const size = total < BigInt(SAMPLES) ? Number(total) : SAMPLES;
  let index = 0n;
  for (let taken = 0; taken < size; taken += 1) {
    let rest = index;
    let left = matching;
    for (const { slices } of columns) {
      const width = BigInt(slices.length);
      left &= slices[Number(rest % width)]?.holding ?? 0n;
      rest /= width;
    }
    counts.set(left, (counts.get(left) ?? 0) + 1);
    index = (index + stride) % total;
  }
  return counts;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
