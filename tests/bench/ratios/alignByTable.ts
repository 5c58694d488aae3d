import type { Automaton } from './automaton.ts';

/**
 * Cost of the cheapest alignment of letters with an automaton that may end anywhere, by the textbook: a table of letters by states; a letter
 * is taken as the automaton has it for nothing, left out for one, and the automaton moves by itself for one.
 */
export function alignByTable({ next, letters }: Automaton, word: readonly string[]): number {
  let column = relax(
    next,
    next.map((_, state) => (state === 0 ? 0 : Infinity)),
  );
  for (const text of word) {
    const letter = letters.indexOf(text);
    const after = column.map((cost) => cost + 1);
    column.forEach((cost, state) => {
      const to = next[state]?.[letter] ?? -1;
      if (to >= 0) after[to] = Math.min(after[to] ?? Infinity, cost);
    });
    column = relax(next, after);
  }
  return Math.min(...column);
}

/** Lets the automaton move by itself until nothing gets cheaper. */
function relax(next: Automaton['next'], column: number[]): number[] {
  for (let changed = true; changed;) {
    changed = false;
    for (let state = 0; state < next.length; state += 1)
      for (const to of next[state] ?? [])
        if (to >= 0 && (column[state] ?? Infinity) + 1 < (column[to] ?? Infinity)) {
          column[to] = (column[state] ?? Infinity) + 1;
          changed = true;
        }
  }
  return column;
}
