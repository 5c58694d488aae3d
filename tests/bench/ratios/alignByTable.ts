import type { Automaton } from './automaton.ts';

/** The letters of a word by number, -1 for one the automaton does not have. */
export function toLetters({ letters }: Automaton, word: readonly string[]): Int32Array {
  return Int32Array.from(word, (text) => letters.indexOf(text));
}

/**
 * Cost of the cheapest alignment of letters with an automaton that may end anywhere, by the textbook: a table of letters by states; a letter
 * is taken as the automaton has it for nothing, left out for one, and the automaton moves by itself for one.
 */
export function alignByTable({ next, successors }: Automaton, word: Int32Array): number {
  let column = new Float64Array(next.length).fill(Infinity);
  column[0] = 0;
  relax(successors, column);
  for (const letter of word) {
    const after = column.map((cost) => cost + 1);
    for (let state = 0; state < next.length; state += 1) {
      const to = next[state]?.[letter] ?? -1;
      if (to >= 0) after[to] = Math.min(after[to] ?? Infinity, column[state] ?? Infinity);
    }
    column = relax(successors, after);
  }
  return Math.min(...column);
}

/** Lets the automaton move by itself until nothing gets cheaper. */
function relax(successors: Automaton['successors'], column: Float64Array): Float64Array<ArrayBuffer> {
  for (let changed = true; changed;) {
    changed = false;
    for (let state = 0; state < column.length; state += 1) {
      const cost = (column[state] ?? Infinity) + 1;
      for (const to of successors[state] ?? [])
        if (cost < (column[to] ?? Infinity)) {
          column[to] = cost;
          changed = true;
        }
    }
  }
  return column as Float64Array<ArrayBuffer>;
}
