import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOBODY, PrefixTree } from '../../../src/engine/bulk/prefixTree.ts';

function walk(
  tree: PrefixTree,
  words: readonly (readonly number[])[],
  symbolCount: number,
): readonly number[] {
  const firstEvent = Uint32Array.from([0, ...words.map(({ length }) => length)]);
  for (let index = 1; index < firstEvent.length; index += 1) firstEvent[index]! += firstEvent[index - 1]!;
  const ends = new Int32Array(words.length);
  tree.walk(Uint16Array.from(words.flat()), symbolCount, 0, firstEvent, 0, words.length, ends);
  return [...ends];
}

describe('a tree of prefixes', () => {
  it('leads deals to one node when they hold the same symbols, however many there are', () => {
    const word = fc.array(fc.oneof(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 200 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 400, size: 'max' }), (words) => {
        const tree = new PrefixTree();
        const numberOf = new Map<string, number>();
        const numbers = new Set<number>();
        for (const [round, count] of [60, 201, 201].entries()) {
          const some = words.filter((own) => own.every((symbol) => symbol < count));
          walk(tree, some, count).forEach((node, index) => {
            const key = some[index]!.join(' ');
            expect(numberOf.get(key) ?? node).toBe(node);
            numberOf.set(key, node);
            numbers.add(node);
          });
          expect(numbers.size, `round ${round}`).toBe(numberOf.size);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leads very many ways apart', () => {
    const words = Array.from({ length: 60_000 }, (_, index) => [
      ...[2 + (index % 7), 2 + (index % 211), 2 + (index % 503)],
      ...[2 + Math.floor(index / 300)],
    ]);
    const tree = new PrefixTree();
    const ends = walk(tree, words, 600);
    expect(new Set(ends).size).toBe(new Set(words.map((word) => word.join(' '))).size);
    expect(walk(tree, words, 600)).toEqual(ends);
  });

  it('leads deals that hold something of their own to nobody', () => {
    expect(walk(new PrefixTree(), [[2, 0, 3], [1], [2, 3], []], 4)).toEqual([NOBODY, NOBODY, 3, 0]);
  });
});
