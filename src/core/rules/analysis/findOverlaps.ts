import type { DecisionBoxes, TableRule } from './readTable.ts';
import { findUncovered, type Budget } from './searchUncovered.ts';
import { intersect, meet, type Box } from './tableSpace.ts';

/** A rule and the others it fits together with, where rules that fit together must agree. */
export interface Overlap {
  readonly rule: TableRule;
  /** In document order, each with scenarios that both fit. */
  readonly others: readonly { readonly rule: TableRule; readonly seen: Box }[];
}

/** Pairs of rules that fit one possible scenario. */
export interface Overlaps {
  /** With different answers; every such pair once, under the rule that is in most of them. */
  readonly different: readonly Overlap[];
  /** With the same answer. */
  readonly same: readonly Overlap[];
  readonly all: boolean;
}

/** Under UNIQUE and ANY, rules that fit the same scenario. Under FIRST and PRIORITY that is what their order is for. */
export function findOverlaps(table: DecisionBoxes, limit: number, budget: Budget): Overlaps {
  const { decision, rules } = table;
  if (decision.hitPolicy === 'FIRST' || decision.hitPolicy === 'PRIORITY')
    return { different: [], same: [], all: true };
  const different: Pair[] = [];
  const same: Pair[] = [];
  for (const [index, one] of rules.entries()) {
    for (const other of rules.slice(index + 1)) {
      budget.left -= table.space.words;
      if (budget.left < 0 || different.length + same.length >= limit)
        return { different: gather(different), same: gather(same), all: false };
      const seen = meetPossibly(table, one.box, other.box, budget);
      if (seen) (one.answerKey === other.answerKey ? same : different).push({ one, other, seen });
    }
  }
  return { different: gather(different), same: gather(same), all: budget.left >= 0 };
}

interface Pair {
  readonly one: TableRule;
  readonly other: TableRule;
  readonly seen: Box;
}

function meetPossibly(
  { space, impossible }: DecisionBoxes,
  one: Box,
  other: Box,
  budget: Budget,
): Box | undefined {
  if (!meet(space, one, other)) return undefined;
  return findUncovered(space, intersect(one, other), impossible, budget);
}

/** Few lines that name all pairs: always the rule that is in most of those left, of equals the later one. */
function gather(pairs: readonly Pair[]): readonly Overlap[] {
  const overlaps: Overlap[] = [];
  let left = pairs;
  while (left.length > 0) {
    const counts = new Map<TableRule, number>();
    for (const { one, other } of left)
      for (const rule of [one, other]) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    const [rule] = [...counts].reduce((most, next) =>
      next[1] > most[1] || (next[1] === most[1] && next[0].index > most[0].index) ? next : most,
    );
    const mine = left.filter(({ one, other }) => one === rule || other === rule);
    overlaps.push({
      rule,
      others: mine.map(({ one, other, seen }) => ({ rule: one === rule ? other : one, seen })),
    });
    left = left.filter((pair) => !mine.includes(pair));
  }
  return overlaps.sort((a, b) => a.rule.index - b.rule.index);
}
