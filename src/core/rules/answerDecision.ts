import { invariant } from '../base/assert.ts';
import type { Answer } from '../model/framework.ts';
import { keyOfAnswer, type CompiledDecision } from './compileDecision.ts';
import { findNearestRules, type NearestRule } from './explainDecision.ts';
import { groupByKey } from './groupByKey.ts';
import { judgeRules, outcomeOf, type Verdict } from './judgeRules.ts';
import { findMissing, type GivenOutcome } from './findMissing.ts';
import { readScenario, spreadRules, type ReadColumn } from './spreadRules.ts';

/** What a decision says about one scenario. */
export type DecisionAnswer =
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      /** Ids in document order: all that agree under UNIQUE and ANY, else the winner; with missing facts, every possible winner. */
      readonly rules: readonly string[];
    }
  | {
      readonly kind: 'silent';
      readonly nearest: readonly NearestRule[];
      /** The answer that matched but only postpones, its rule naming no decider or no time. */
      readonly postponed?: { readonly rule: string; readonly answer: Answer };
    }
  | {
      readonly kind: 'ambiguous';
      readonly answers: readonly { readonly answer: Answer; readonly rules: readonly string[] }[];
    }
  | {
      readonly kind: 'missing';
      /** The missing facts that matter; the others could be anything. */
      readonly facts: readonly string[];
      /** What each combination of their values would give; see `GivenOutcome`. */
      readonly byValue: readonly GivenOutcome[];
      /** Combinations beyond those listed. */
      readonly unlisted: number;
    };

/** So many different sets of matching rules are looked at before the missing facts are simply taken to matter. */
const LIMIT = 100_000;

/**
 * Answers a decision. Values that are missing or outside their domain range over the whole domain: what every completion says is the
 * answer; otherwise the facts that decide it are reported as missing (design, "Unknown facts").
 */
export function answerDecision(compiled: CompiledDecision, read: ReadColumn): DecisionAnswer {
  const scenario = readScenario(compiled, read);
  const unknown = scenario.unknown.flatMap((position) => compiled.columns[position] ?? []);
  const reached = spreadRules(compiled, scenario.matching, { columns: unknown, later: [], limit: LIMIT });
  if (!reached) return { kind: 'missing', ...findMissing(compiled, scenario) };
  const verdicts = [...reached.keys()].map((matching) => judgeRules(compiled, matching));
  const [first] = verdicts;
  invariant(first, 'every column has a slice');
  if (verdicts.some((verdict) => outcomeOf(verdict) !== outcomeOf(first))) {
    return { kind: 'missing', ...findMissing(compiled, scenario) };
  }
  switch (first.kind) {
    case 'answer':
      return { kind: 'answer', answer: first.answer, rules: inOrder(compiled, verdicts.flatMap(rulesOf)) };
    case 'ambiguous':
      return { kind: 'ambiguous', answers: mergeAnswers(compiled, verdicts) };
    case 'silent':
    case 'postponed':
      return { kind: 'silent', nearest: findNearestRules(compiled, read), ...postponedBy(verdicts) };
  }
}

function rulesOf(verdict: Verdict): readonly string[] {
  return verdict.kind === 'answer' ? verdict.rules : [];
}

function inOrder(compiled: CompiledDecision, ids: readonly string[]): readonly string[] {
  const wanted = new Set(ids);
  return compiled.rules.map(({ rule }) => rule.id).filter((id) => wanted.has(id));
}

function mergeAnswers(
  compiled: CompiledDecision,
  verdicts: readonly Verdict[],
): readonly { readonly answer: Answer; readonly rules: readonly string[] }[] {
  const all = verdicts.flatMap((verdict) => (verdict.kind === 'ambiguous' ? verdict.answers : []));
  const byKey = groupByKey(all, ({ answer }) => keyOfAnswer(answer));
  const merged = [...byKey.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return [
      {
        answer: first.answer,
        rules: inOrder(
          compiled,
          group.flatMap(({ rules }) => rules),
        ),
      },
    ];
  });
  const place = new Map(compiled.rules.map(({ rule }, index) => [rule.id, index]));
  const first = (rules: readonly string[]): number => place.get(rules[0] ?? '') ?? compiled.rules.length;
  return merged.sort((a, b) => first(a.rules) - first(b.rules));
}

/** Only when no completion leaves the table without any match. */
function postponedBy(
  verdicts: readonly Verdict[],
): { readonly postponed: { readonly rule: string; readonly answer: Answer } } | undefined {
  const [first] = verdicts;
  if (first?.kind !== 'postponed' || verdicts.some((verdict) => verdict.kind !== 'postponed'))
    return undefined;
  return { postponed: { rule: first.rule, answer: first.answer } };
}
