import type { Command, NewRule } from '../../model/command.ts';
import type { Output } from '../../model/framework.ts';
import { printCell } from '../printCell.ts';
import { printOutput } from '../printOutput.ts';
import { printScenarios } from './describeScenarios.ts';
import type { DeadRule } from './findIdleRules.ts';
import type { MergeableRules } from './findMergeableRules.ts';
import type { Overlap } from './findOverlaps.ts';
import type { UnusedAnswer } from './findUnusedAnswers.ts';
import type { DecisionBoxes, TableRule } from './readTable.ts';
import { cellOn, contains, holdsSome, isFreeOn, type Axis, type Box } from './tableSpace.ts';

/** A rule for a gap. Its answer is that of the rule which misses the gap in the fewest columns, and its note says so. */
export function fillGap(table: DecisionBoxes, box: Box): Command {
  const { decision } = table;
  const nearest = findNearest(table, box);
  const said = nearest?.rule;
  const then: NewRule['then'] =
    said === undefined ? '' : typeof said.then === 'string' ? said.then : Object.fromEntries(said.then);
  return {
    kind: 'rule.insert',
    decision: decision.name,
    rule: {
      when: printScenarios(table, box),
      then,
      ...(said?.decider === undefined ? {} : { decider: said.decider }),
      ...(said?.within === undefined ? {} : { within: said.within }),
      ...(said ? { note: `To be confirmed: answered as ${said.id} does.` } : {}),
    },
  };
}

/** Ways out of two answers: one of two equal rules goes, the narrower one wins, one is cut back, or the first that fits answers. */
export function settleOverlap(table: DecisionBoxes, { rule, others }: Overlap): readonly Command[] {
  const decision = table.decision.name;
  const byOrder: Command = { kind: 'decision.setHitPolicy', decision, hitPolicy: 'FIRST' };
  const [first, ...more] = others;
  if (!first || more.length > 0) return [byOrder];
  const pair = [rule, first.rule].sort((a, b) => a.index - b.index);
  const [one, other] = pair;
  if (!one || !other) return [byOrder];
  const isWithin = contains(other.box, one.box);
  const isAround = contains(one.box, other.box);
  if (isWithin && isAround) return [removeRule(table, other), removeRule(table, one)];
  if (isAround) {
    const name = `Let "${other.rule.id}" win over "${one.rule.id}"`;
    const move: Command = { kind: 'rule.move', decision, rule: other.rule.id, to: one.index };
    return [...cutBack(table, one, other), { kind: 'steps', name, steps: [byOrder, move] }];
  }
  return [...cutBack(table, one, other), ...cutBack(table, other, one), byOrder];
}

/** A rule that can never win goes, or comes before those that hide it. */
export function reviveRule(table: DecisionBoxes, { rule, why, by }: DeadRule): readonly Command[] {
  const decision = table.decision.name;
  const [first] = by;
  if (why !== 'hidden' || table.decision.hitPolicy !== 'FIRST' || !first) return [removeRule(table, rule)];
  const isSpecial = by.every(({ box }) => box !== rule.box && !contains(rule.box, box));
  const up: Command = { kind: 'rule.move', decision, rule: rule.rule.id, to: first.index };
  return isSpecial ? [up, removeRule(table, rule)] : [removeRule(table, rule)];
}

/** The first of some rules takes the scenarios of the others, and their note where it has none. */
export function mergeRules({ decision }: DecisionBoxes, { rules, axis, box }: MergeableRules): Command {
  const [first, ...others] = rules.map(({ rule }) => rule);
  const name = `Merge ${rules.map(({ rule }) => `"${rule.id}"`).join(' and ')}`;
  if (!first) return { kind: 'steps', name, steps: [] };
  const at = { decision: decision.name, rule: first.id };
  const cell = cellOn(axis, box);
  const note = others.find((other) => other.note !== undefined)?.note;
  const set: Command = {
    kind: 'rule.setCell',
    ...at,
    column: axis.column,
    ...(cell ? { cell: printCell(cell, axis.domain) } : {}),
  };
  const noted: readonly Command[] =
    first.note === undefined && note !== undefined ? [{ kind: 'rule.setNote', ...at, note }] : [];
  const gone = others.map(({ id }): Command => ({ kind: 'rule.remove', decision: decision.name, rule: id }));
  return { kind: 'steps', name, steps: [set, ...noted, ...gone] };
}

/** The answers without one of them; nothing where rules still say it, or no other is left. */
export function dropAnswer({ decision }: DecisionBoxes, unused: UnusedAnswer): readonly Command[] {
  const { answer, column, rules } = unused;
  const { output, name } = decision;
  const single = output.kind === 'columns' ? output.columns.get(column ?? '') : output;
  if (rules.length > 0 || single?.kind !== 'enum' || single.values.size < 2) return [];
  const values = new Map([...single.values].filter(([value]) => value !== answer));
  const less: Output =
    output.kind === 'columns' && column !== undefined
      ? { kind: 'columns', columns: new Map([...output.columns, [column, { kind: 'enum', values }]]) }
      : { kind: 'enum', values };
  return [{ kind: 'decision.setOutput', decision: name, output: printOutput(less) }];
}

/** A rule goes. */
export function removeRule({ decision }: DecisionBoxes, { rule }: TableRule): Command {
  return { kind: 'rule.remove', decision: decision.name, rule: rule.id };
}

/** The rule without the scenarios of another, where a single column can say that. */
function cutBack({ space, decision }: DecisionBoxes, rule: TableRule, other: TableRule): readonly Command[] {
  const binding = space.axes.filter((axis) => !contains(onAxis(other.box, axis), onAxis(rule.box, axis)));
  const [axis, more] = binding;
  if (!axis || more) return [];
  const left = rule.box.slice();
  for (let word = axis.from; word < axis.to; word += 1)
    left[word] = (left[word] ?? 0) & ~(other.box[word] ?? 0);
  const cell = cellOn(axis, left);
  if (!holdsSome(space, left) || !cell) return [];
  return [
    {
      kind: 'rule.setCell',
      decision: decision.name,
      rule: rule.rule.id,
      column: axis.column,
      cell: printCell(cell, axis.domain),
    },
  ];
}

function onAxis(box: Box, { from, to }: Axis): Box {
  return box.slice(from, to);
}

function findNearest({ space, rules }: DecisionBoxes, box: Box): TableRule | undefined {
  const missed = rules.map((rule) => ({
    rule,
    misses: space.axes.filter(
      (axis) =>
        !isFreeOn(space, axis, rule.box) &&
        onAxis(rule.box, axis).every((bits, word) => (bits & (box[axis.from + word] ?? 0)) === 0),
    ).length,
  }));
  const firm = missed.filter(({ rule }) => !rule.postpones);
  const [nearest] = (firm.length > 0 ? firm : missed).sort((a, b) => a.misses - b.misses);
  return nearest?.rule;
}
