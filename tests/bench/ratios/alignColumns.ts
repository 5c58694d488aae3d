import type { CompiledFramework } from '../../../src/core/index.ts';
import type { PlainPath } from '../../../src/core/replay/plainPath.ts';
import { plainPathOf } from '../../../src/core/replay/plainPath.ts';
import { costOfMoves, searchPlainPath } from '../../../src/core/replay/searchPlainPath.ts';
import { PrefixTree } from '../../../src/engine/bulk/prefixTree.ts';
import type { DealColumns } from '../../../src/engine/columns/index.ts';

/** Symbols below this are the tree's own. */
const FIRST_SYMBOL = 2;

/** Open deals as a search needs them: by event the letter of the deal path, and the same as a symbol. */
export interface LetterColumns {
  readonly path: PlainPath;
  readonly start: number;
  readonly firstEvent: Uint32Array;
  readonly letters: Int32Array;
  readonly symbols: Uint16Array;
  readonly symbolCount: number;
  readonly free: Uint8Array;
}

/** Numbers the events of columns by the letters of a deal path without guards and clocks. */
export function toLetterColumns(compiled: CompiledFramework, columns: DealColumns): LetterColumns {
  const lifecycle = compiled.lifecycles.get('deal');
  const path = lifecycle && plainPathOf(lifecycle);
  if (!path) throw new Error('the deal path has neither guards nor clocks');
  const letterOf = Int32Array.from(columns.shapes, ({ type }) => path.letterOf(type));
  const letters = Int32Array.from(columns.shape, (shape) => letterOf[shape] ?? -1);
  return {
    path,
    start: path.indexOf(lifecycle.machine.start([]).next),
    firstEvent: columns.firstEvent,
    letters,
    symbols: Uint16Array.from(letters, (letter) => FIRST_SYMBOL + 1 + letter),
    symbolCount: FIRST_SYMBOL + 2 + Math.max(...new Set(letterOf)),
    free: new Uint8Array(columns.events),
  };
}

/**
 * Departures of each deal: the product's search, asked once for each sequence of letters, which the product's tree of prefixes finds. No
 * deal is known before.
 */
export function alignColumns({
  path,
  start,
  firstEvent,
  letters,
  symbols,
  symbolCount,
  free,
}: LetterColumns): Int32Array {
  const deals = firstEvent.length - 1;
  const costs = new Int32Array(deals);
  new PrefixTree().walk(symbols, symbolCount, 0, firstEvent, 0, deals, costs);
  const costOf: (number | undefined)[] = [];
  for (let deal = 0; deal < deals; deal += 1) {
    const node = costs[deal] ?? 0;
    let cost = costOf[node];
    if (cost === undefined) {
      const [from = 0, to = 0] = [firstEvent[deal], firstEvent[deal + 1]];
      const word = { letters: letters.subarray(from, to), free: free.subarray(from, to) };
      cost = costOfMoves(searchPlainPath(path, start, word, 'any') ?? [], word);
      costOf[node] = cost;
    }
    costs[deal] = cost;
  }
  return costs;
}
