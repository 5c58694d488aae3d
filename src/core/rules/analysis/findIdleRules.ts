import type { DecisionBoxes, TableRule } from './readTable.ts';
import { isCovered, type Budget } from './searchUncovered.ts';
import { contains, intersect, meet, shareOf, type Box } from './tableSpace.ts';

/** A rule whose answer is never the answer of the decision. */
export interface DeadRule {
  readonly rule: TableRule;
  /** Stronger rules take all its scenarios, others contradict it in all of them, or none of them can occur. */
  readonly why: 'hidden' | 'contradicted' | 'impossible';
  /** The rules that do so, in document order, none of them needless. */
  readonly by: readonly TableRule[];
}

/** A rule without which the decision would say the same. */
export interface SubsumedRule {
  readonly rule: TableRule;
  /** Rules that say the same, in document order. */
  readonly by: readonly TableRule[];
}

/** Rules that can never win. `all` is false where the budget did not suffice for each. */
export function findDeadRules(
  table: DecisionBoxes,
  budget: Budget,
): { readonly dead: readonly DeadRule[]; readonly all: boolean } {
  const { space, rules, impossible } = table;
  let all = true;
  const dead = rules.flatMap((rule): readonly DeadRule[] => {
    const rivals = rivalsOf(table, rule).filter(({ box }) => meet(space, box, rule.box));
    const covers = (some: readonly TableRule[]): boolean | undefined =>
      isCovered(space, rule.box, [...some.map(({ box }) => box), ...impossible], budget);
    const isDead = covers(rivals);
    if (isDead === undefined) all = false;
    if (isDead !== true) return [];
    const by = rivals.toReversed().reduce((kept, rival) => {
      const others = kept.filter((other) => other !== rival);
      return covers(others) === true ? others : kept;
    }, rivals);
    const why = by.length === 0 ? 'impossible' : isRanked(table) ? 'hidden' : 'contradicted';
    return [{ rule, why, by }];
  });
  return { dead, all };
}

/**
 * Rules that can go, all of them together, without any possible scenario getting another answer, another decider or none; narrow ones
 * first. Rules that can never win are none of them.
 */
export function findSubsumedRules(
  table: DecisionBoxes,
  dead: readonly DeadRule[],
  budget: Budget,
): { readonly subsumed: readonly SubsumedRule[]; readonly all: boolean } {
  const { space, rules } = table;
  const hidden = new Set(dead.filter(({ why }) => why !== 'contradicted').map(({ rule }) => rule));
  let kept = rules.filter((rule) => !hidden.has(rule));
  let all = true;
  const order = kept
    .map((rule) => ({ rule, share: shareOf(space, rule.box) }))
    .sort((a, b) => a.share - b.share || b.rule.index - a.rule.index);
  const subsumed: SubsumedRule[] = [];
  for (const { rule } of order) {
    const others = kept.filter((other) => other !== rule && meet(space, other.box, rule.box));
    const agreeing = others.filter((other) => other.outcome === rule.outcome);
    if (agreeing.length === 0) continue;
    const saysNothing = isRanked(table)
      ? isDoneBelow(table, rule, others, budget)
      : coversAll(table, rule.box, agreeing, budget);
    if (saysNothing === undefined) all = false;
    if (saysNothing !== true) continue;
    kept = kept.filter((other) => other !== rule);
    const whole = agreeing.find(({ box }) => contains(box, rule.box));
    subsumed.push({ rule, by: whole ? [whole] : agreeing });
  }
  return { subsumed: subsumed.sort((a, b) => a.rule.index - b.rule.index), all };
}

/** Whether the policy ranks rules that fit together. */
export function isRanked({ decision }: DecisionBoxes): boolean {
  return decision.hitPolicy === 'FIRST' || decision.hitPolicy === 'PRIORITY';
}

/** Whether one rule wins over another wherever both fit. */
export function isStronger({ decision }: DecisionBoxes, one: TableRule, other: TableRule): boolean {
  if (decision.hitPolicy === 'PRIORITY' && one.rank !== other.rank) return one.rank < other.rank;
  return one.index < other.index;
}

/** The rules that keep a rule from answering where both fit. */
export function rivalsOf(table: DecisionBoxes, rule: TableRule): readonly TableRule[] {
  return table.rules.filter((other) =>
    isRanked(table) ? other !== rule && isStronger(table, other, rule) : other.answerKey !== rule.answerKey,
  );
}

function coversAll(
  { space, impossible }: DecisionBoxes,
  box: Box,
  rules: readonly TableRule[],
  budget: Budget,
): boolean | undefined {
  return isCovered(space, box, [...rules.map((rule) => rule.box), ...impossible], budget);
}

/** Whether, wherever a rule wins, the one that would win without it says the same. */
function isDoneBelow(
  table: DecisionBoxes,
  rule: TableRule,
  others: readonly TableRule[],
  budget: Budget,
): boolean | undefined {
  const covered = coversAll(table, rule.box, others, budget);
  if (covered !== true) return covered;
  for (const next of others) {
    if (next.outcome === rule.outcome || isStronger(table, next, rule)) continue;
    const stronger = others.filter((other) => other !== next && isStronger(table, other, next));
    const never = coversAll(table, intersect(rule.box, next.box), stronger, budget);
    if (never !== true) return never;
  }
  return true;
}
