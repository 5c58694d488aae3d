import { countOn, type Box, type TableSpace } from './tableSpace.ts';

/** Work that may still be done, in words of boxes compared; shared by searches that are one question. */
export interface Budget {
  left: number;
}

/** `all`: the whole box was looked at. `stopped`: whoever asked had enough. `budget`: the work allowed is done. */
export type SearchEnd = 'all' | 'stopped' | 'budget';

/**
 * Looks for scenarios of a box that no box of a cover holds. What is found is a box of such scenarios; whoever asked answers with
 * a box that is not to be looked at again (that one or a larger one), or with nothing to stop.
 *
 * Each box of the cover says: in one column at least, the scenario lies outside of me. So this is satisfiability of clauses over
 * columns with many values: a cover box that binds in a single column is cut off at once, and otherwise the search branches on the
 * one that binds in the fewest.
 */
export function searchUncovered(
  space: TableSpace,
  box: Box,
  cover: readonly Box[],
  budget: Budget,
  onFound: (region: Box) => Box | undefined,
): SearchEnd {
  const search: Search = { space, budget, onFound, settled: [], end: 'all' };
  descend(search, box.slice(), cover, 0);
  return search.end;
}

/** Whether a cover holds every scenario of a box; undefined when the budget does not suffice to tell. */
export function isCovered(
  space: TableSpace,
  box: Box,
  cover: readonly Box[],
  budget: Budget,
): boolean | undefined {
  const end = searchUncovered(space, box, cover, budget, () => undefined);
  return end === 'budget' ? undefined : end === 'all';
}

/** A box of scenarios that the cover leaves out; undefined where there are none, or none within the budget. */
export function findUncovered(
  space: TableSpace,
  box: Box,
  cover: readonly Box[],
  budget: Budget,
): Box | undefined {
  let found: Box | undefined;
  searchUncovered(space, box, cover, budget, (region) => {
    found = region;
    return undefined;
  });
  return found;
}

interface Search {
  readonly space: TableSpace;
  readonly budget: Budget;
  readonly onFound: (region: Box) => Box | undefined;
  /** What was found and is not to be looked at again. */
  readonly settled: Box[];
  end: SearchEnd;
}

/** Takes the box over. `known` settled boxes are among the cover already. */
function descend(search: Search, box: Box, cover: readonly Box[], known: number): void {
  const { space, settled } = search;
  const fresh = known < settled.length ? [...cover, ...settled.slice(known)] : cover;
  const clauses = narrow(search, box, fresh);
  if (clauses === undefined) return;
  const { binding, rest } = clauses;
  if (!binding) {
    const settle = search.onFound(box);
    if (settle) settled.push(settle);
    else search.end = 'stopped';
    return;
  }
  const seen = settled.length;
  for (const { from, to } of space.axes) {
    if (!bindsOn(box, binding, from, to)) continue;
    const part = box.slice();
    for (let word = from; word < to; word += 1) {
      part[word] = (box[word] ?? 0) & ~(binding[word] ?? 0);
      box[word] = (box[word] ?? 0) & (binding[word] ?? 0);
    }
    descend(search, part, rest, seen);
    if (search.end !== 'all') return;
  }
}

/**
 * Cuts off what single columns decide, until nothing changes. Answers the boxes of the cover that still bind, and the one that binds
 * in the fewest columns; undefined when the box is covered, or the budget used up.
 */
function narrow(
  search: Search,
  box: Box,
  cover: readonly Box[],
): { readonly binding: Box | undefined; readonly rest: readonly Box[] } | undefined {
  const { space, budget } = search;
  let open = cover;
  for (;;) {
    const rest: Box[] = [];
    let binding: Box | undefined;
    let fewest = Infinity;
    let largest = 0;
    let hasChanged = false;
    for (const clause of open) {
      budget.left -= space.words;
      if (budget.left < 0) {
        search.end = 'budget';
        return undefined;
      }
      const bound = bindingsOf(space, box, clause);
      if (bound === undefined) continue;
      if (bound.count === 0) return undefined;
      if (bound.count === 1) {
        const axis = space.axes[bound.last];
        if (!axis) continue;
        for (let word = axis.from; word < axis.to; word += 1)
          box[word] = (box[word] ?? 0) & ~(clause[word] ?? 0);
        hasChanged = true;
        continue;
      }
      rest.push(clause);
      if (bound.count < fewest) {
        binding = clause;
        fewest = bound.count;
        largest = 0;
      } else if (bound.count === fewest) {
        largest ||= sizeWithin(space, box, binding ?? clause);
        const size = sizeWithin(space, box, clause);
        if (size > largest) {
          binding = clause;
          largest = size;
        }
      }
    }
    if (!hasChanged) return { binding, rest: rest.filter((clause) => clause !== binding) };
    open = rest;
  }
}

/** In how many columns a clause splits a box, and the last of them; undefined when the two have nothing in common. */
function bindingsOf(
  { axes }: TableSpace,
  box: Box,
  clause: Box,
): { readonly count: number; readonly last: number } | undefined {
  let count = 0;
  let last = -1;
  for (let index = 0; index < axes.length; index += 1) {
    const axis = axes[index];
    if (!axis) break;
    let inside = false;
    let outside = false;
    for (let word = axis.from; word < axis.to && !(inside && outside); word += 1) {
      const bits = box[word] ?? 0;
      const held = clause[word] ?? 0;
      if ((bits & held) !== 0) inside = true;
      if ((bits & ~held) !== 0) outside = true;
    }
    if (!inside) return undefined;
    if (outside) {
      count += 1;
      last = index;
    }
  }
  return { count, last };
}

function bindsOn(box: Box, clause: Box, from: number, to: number): boolean {
  for (let word = from; word < to; word += 1)
    if (((box[word] ?? 0) & ~(clause[word] ?? 0)) !== 0) return true;
  return false;
}

function sizeWithin(space: TableSpace, box: Box, clause: Box): number {
  const common = box.map((bits, word) => bits & (clause[word] ?? 0));
  return space.axes.reduce((size, axis) => size * (countOn(axis, common) / countOn(axis, box)), 1);
}
