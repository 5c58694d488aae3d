import { isRanked, isStronger } from './findIdleRules.ts';
import type { DecisionBoxes, TableRule } from './readTable.ts';
import { isCovered, type Budget } from './searchUncovered.ts';
import { holdsSome, isFreeOn, withCopy, type Axis, type Box, type TableSpace } from './tableSpace.ts';

/**
 * Columns that some rule tests and that can never change what the decision says, whatever the others are. Two scenarios that differ in
 * the column alone are looked for, in a space that has the column twice. `all` is false where the budget did not suffice.
 */
export function findIdleColumns(
  table: DecisionBoxes,
  budget: Budget,
): { readonly columns: readonly string[]; readonly all: boolean } {
  let all = true;
  const columns = table.space.axes.flatMap((axis) => {
    const verdict = isIdle(table, axis, budget);
    if (verdict === undefined) all = false;
    return verdict === true ? [axis.column] : [];
  });
  return { columns, all };
}

/** The boxes of a table in the space with a column twice. */
interface Doubled {
  readonly space: TableSpace;
  /** The scenario before the column changes lies in the box. */
  readonly before: (box: Box) => Box;
  /** The scenario after it does. */
  readonly after: (box: Box) => Box;
}

function isIdle(table: DecisionBoxes, axis: Axis, budget: Budget): boolean | undefined {
  const doubled = double(table.space, axis);
  const testing = table.rules.filter(({ box }) => !isFreeOn(table.space, axis, box));
  const impossible = table.impossible.flatMap((box) => [doubled.before(box), doubled.after(box)]);
  for (const rule of testing) {
    const ends = isRanked(table) ? rankedEnds(table, doubled, rule) : agreeingEnds(table, doubled, rule);
    const start = leaving(doubled, axis, rule.box);
    for (const { and, except } of ends) {
      const region = and ? start.map((bits, word) => bits & (and[word] ?? 0)) : start;
      if (!holdsSome(doubled.space, region)) continue;
      const same = isCovered(doubled.space, region, [...except, ...impossible], budget);
      if (same !== true) return same;
    }
  }
  return true;
}

/** A part of the scenarios to look at, and those in which what is said is known not to differ. */
interface End {
  readonly and?: Box;
  readonly except: readonly Box[];
}

/** Rules that must agree: the answers that contend stay the same, and so does whether the only one is more than a postponement. */
function agreeingEnds({ rules }: DecisionBoxes, { after }: Doubled, rule: TableRule): readonly End[] {
  const agreeing = rules.filter(({ answerKey }) => answerKey === rule.answerKey);
  const firm = rules.filter(({ answerKey, postpones }) => answerKey !== rule.answerKey || !postpones);
  return [
    { except: agreeing.map(({ box }) => after(box)) },
    ...(rule.postpones ? [] : [{ except: firm.map(({ box }) => after(box)) }]),
  ];
}

/** Ranked rules: wherever the rule wins before the change, none with another answer wins after it, and some rule does. */
function rankedEnds(table: DecisionBoxes, { before, after }: Doubled, rule: TableRule): readonly End[] {
  const strongerThan = (one: TableRule): readonly TableRule[] =>
    table.rules.filter((other) => other !== one && isStronger(table, other, one));
  const lost = strongerThan(rule).map(({ box }) => before(box));
  return [
    { except: [...lost, ...table.rules.map(({ box }) => after(box))] },
    ...table.rules
      .filter((next) => next.answerKey !== rule.answerKey || next.postpones !== rule.postpones)
      .map((next) => ({
        and: after(next.box),
        except: [...lost, ...strongerThan(next).map(({ box }) => after(box))],
      })),
  ];
}

function double(space: TableSpace, axis: Axis): Doubled {
  const wide = withCopy(space, axis);
  const copy = wide.axes.at(-1) ?? axis;
  const before = (box: Box): Box => {
    const lifted = wide.whole.slice();
    lifted.set(box);
    return lifted;
  };
  const after = (box: Box): Box => {
    const lifted = before(box);
    lifted.set(space.whole.subarray(axis.from, axis.to), axis.from);
    lifted.set(box.subarray(axis.from, axis.to), copy.from);
    return lifted;
  };
  return { space: wide, before, after };
}

/** The rule fits before the change and not after it. */
function leaving({ space, before }: Doubled, axis: Axis, box: Box): Box {
  const start = before(box);
  const copy = space.axes.at(-1) ?? axis;
  for (let word = 0; word < axis.to - axis.from; word += 1)
    start[copy.from + word] = (space.whole[copy.from + word] ?? 0) & ~(box[axis.from + word] ?? 0);
  return start;
}
