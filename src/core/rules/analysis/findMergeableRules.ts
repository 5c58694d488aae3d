import { isRanked } from './findIdleRules.ts';
import type { DecisionBoxes, TableRule } from './readTable.ts';
import { meet, type Axis, type Box, type TableSpace } from './tableSpace.ts';

/** Rules that differ in one column only and can be one rule. */
export interface MergeableRules {
  /** In document order; the first one stays. */
  readonly rules: readonly TableRule[];
  readonly axis: Axis;
  /** The scenarios of all of them. */
  readonly box: Box;
}

/**
 * Rules with the same answer, decider and time whose cells differ in one column only, those aside of which something else was said (`aside`). A rule is part of one group at most. Rules with
 * notes of their own stay apart: somebody had a reason. So do those whose order against a rule between them matters.
 */
export function findMergeableRules(
  table: DecisionBoxes,
  aside: readonly TableRule[],
): readonly MergeableRules[] {
  const { space } = table;
  const free = new Set(table.rules.filter((rule) => !aside.includes(rule)));
  return space.axes.flatMap((axis) => {
    const groups = new Map<string, TableRule[]>();
    for (const rule of free) {
      const key = `${rule.outcome} ${keyWithout(space, axis, rule.box)}`;
      const group = groups.get(key) ?? [];
      if (group.every((member) => canJoin(table, member, rule))) groups.set(key, [...group, rule]);
    }
    return [...groups.values()].flatMap((rules) => {
      const [first, ...others] = rules;
      if (!first || others.length === 0) return [];
      for (const rule of rules) free.delete(rule);
      const box = first.box.slice();
      for (const other of others)
        for (let word = axis.from; word < axis.to; word += 1)
          box[word] = (box[word] ?? 0) | (other.box[word] ?? 0);
      return [{ rules, axis, box }];
    });
  });
}

function canJoin(table: DecisionBoxes, first: TableRule, later: TableRule): boolean {
  const isNoted = first.rule.note !== undefined && later.rule.note !== undefined;
  if (isNoted && first.rule.note !== later.rule.note) return false;
  if (!isRanked(table) || table.decision.hitPolicy === 'PRIORITY') return true;
  return table.rules
    .slice(first.index + 1, later.index)
    .every((between) => between.outcome === first.outcome || !meet(table.space, between.box, later.box));
}

function keyWithout({ axes }: TableSpace, axis: Axis, box: Box): string {
  return axes
    .filter((other) => other !== axis)
    .map(({ from, to }) => box.subarray(from, to).join('.'))
    .join(' ');
}
