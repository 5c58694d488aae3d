import type { Answer, HitPolicy } from '../model/framework.ts';
import { invariant } from '../base/assert.ts';
import { groupByKey } from './groupByKey.ts';
import type { CompiledDecision, CompiledRule, RuleSet } from './compileDecision.ts';

/** What a decision says once it is certain which rules match. */
export type Verdict =
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      readonly rules: readonly string[];
      readonly key: string;
    }
  | { readonly kind: 'silent'; readonly key: string }
  | { readonly kind: 'postponed'; readonly answer: Answer; readonly rule: string; readonly key: string }
  | {
      readonly kind: 'ambiguous';
      readonly answers: readonly { readonly answer: Answer; readonly rules: readonly string[] }[];
      readonly key: string;
    };

const SILENT: Verdict = { kind: 'silent', key: 'silent' };
const memory = new WeakMap<CompiledDecision, Map<RuleSet, Verdict>>();

/**
 * Applies the hit policy to the rules that match. Equal keys mean equal outcomes, down to the answers that contend; which rules
 * gave an answer is not part of the key.
 */
export function judgeRules(compiled: CompiledDecision, matching: RuleSet): Verdict {
  let known = memory.get(compiled);
  if (!known) memory.set(compiled, (known = new Map<RuleSet, Verdict>()));
  let verdict = known.get(matching);
  if (!verdict) known.set(matching, (verdict = judge(compiled, matching)));
  return verdict;
}

/** The same for two verdicts that count as the same outcome: one answer, none, or several. */
export function outcomeOf(verdict: Verdict): string {
  if (verdict.kind === 'answer') return verdict.key;
  return verdict.kind === 'ambiguous' ? 'ambiguous' : 'silent';
}

function judge(compiled: CompiledDecision, matching: RuleSet): Verdict {
  const rules = compiled.rules.filter((_, index) => (matching >> BigInt(index)) & 1n);
  const winners = winnersOf(rules, compiled.decision.hitPolicy);
  const [first] = winners;
  if (!first) return SILENT;
  const byAnswer = groupByKey(winners, (rule) => rule.answerKey);
  if (byAnswer.size > 1) {
    return {
      kind: 'ambiguous',
      answers: [...byAnswer.values()].map((group) => ({ answer: answerOf(group), rules: idsOf(group) })),
      key: `ambiguous ${[...byAnswer.keys()].sort().join(' ')}`,
    };
  }
  if (winners.every((rule) => rule.postpones)) {
    const { then: answer, id: rule } = first.rule;
    return { kind: 'postponed', answer, rule, key: `postponed ${first.answerKey}` };
  }
  return { kind: 'answer', answer: first.rule.then, rules: idsOf(winners), key: `answer ${first.answerKey}` };
}

function winnersOf(rules: readonly CompiledRule[], hitPolicy: HitPolicy): readonly CompiledRule[] {
  switch (hitPolicy) {
    case 'UNIQUE':
    case 'ANY':
      return rules;
    case 'FIRST':
      return rules.slice(0, 1);
    case 'PRIORITY': {
      const best = Math.min(...rules.map((rule) => rule.rank));
      return rules.filter((rule) => rule.rank === best).slice(0, 1);
    }
  }
}

function answerOf(group: readonly CompiledRule[]): Answer {
  const [first] = group;
  invariant(first, 'a group of rules has a rule');
  return first.rule.then;
}

function idsOf(group: readonly CompiledRule[]): readonly string[] {
  return group.map((rule) => rule.rule.id);
}
