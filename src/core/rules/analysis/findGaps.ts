import type { DecisionBoxes } from './readTable.ts';
import { isCovered, searchUncovered, type Budget } from './searchUncovered.ts';
import { contains, countOn, shareOf, type Box, type TableSpace } from './tableSpace.ts';

/** Scenarios that no rule fits. */
export interface Gap {
  /** As large as it can be without meeting a rule; it may hold impossible scenarios too. */
  readonly box: Box;
  /** A part of it that holds possible scenarios only. */
  readonly seen: Box;
}

/**
 * Boxes that together hold every possible scenario without a rule, widest first; none is held by the others. `all` is false when there
 * are more than the limit, or the budget did not suffice.
 */
export function findGaps(
  { space, rules, impossible }: DecisionBoxes,
  limit: number,
  budget: Budget,
): { readonly gaps: readonly Gap[]; readonly all: boolean } {
  const boxes = rules.map(({ box }) => box);
  const gaps: Gap[] = [];
  const end = searchUncovered(space, space.whole, [...boxes, ...impossible], budget, (seen) => {
    if (gaps.length === limit) return undefined;
    const gap = { box: widen(space, seen, boxes), seen };
    gaps.push(gap);
    return gap.box;
  });
  gaps.sort((a, b) => shareOf(space, b.box) - shareOf(space, a.box));
  return { gaps: dropHeld(space, gaps, impossible, budget), all: end === 'all' };
}

/** The box grown, column by column, as far as it meets none of the others; the column that gains most goes first. */
export function widen(space: TableSpace, start: Box, others: readonly Box[]): Box {
  const box = start.slice();
  for (;;) {
    const blocked = blockedBy(space, box, others);
    let best: { readonly from: number; readonly to: number } | undefined;
    let most = 1;
    for (const axis of space.axes) {
      const grown = space.whole.slice();
      for (let word = axis.from; word < axis.to; word += 1)
        grown[word] = (grown[word] ?? 0) & ~(blocked[word] ?? 0);
      const gain = countOn(axis, grown) / countOn(axis, box);
      if (gain > most) {
        best = axis;
        most = gain;
      }
    }
    if (!best) return box;
    for (let word = best.from; word < best.to; word += 1)
      box[word] = (space.whole[word] ?? 0) & ~(blocked[word] ?? 0);
  }
}

/** On each axis, the slices of the boxes that lie apart from this one on that axis alone. */
function blockedBy({ axes, words }: TableSpace, box: Box, others: readonly Box[]): Box {
  const blocked = new Uint32Array(words);
  for (const other of others) {
    const apart = axes.filter(({ from, to }) => {
      for (let word = from; word < to; word += 1)
        if (((box[word] ?? 0) & (other[word] ?? 0)) !== 0) return false;
      return true;
    });
    const [axis, more] = apart;
    if (!axis || more) continue;
    for (let word = axis.from; word < axis.to; word += 1)
      blocked[word] = (blocked[word] ?? 0) | (other[word] ?? 0);
  }
  return blocked;
}

/** Leaves out what the others hold anyway, narrowest first. */
function dropHeld(
  space: TableSpace,
  gaps: readonly Gap[],
  impossible: readonly Box[],
  budget: Budget,
): readonly Gap[] {
  let kept = gaps;
  for (const gap of gaps.toReversed()) {
    const others = kept.filter((other) => other !== gap);
    const cover = [...others.map(({ box }) => box), ...impossible];
    if (cover.some((box) => contains(box, gap.box)) || isCovered(space, gap.box, cover, budget) === true)
      kept = others;
  }
  return kept;
}
