import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteTree, hashPiece } from '../../../src/engine/columns/byteTree.ts';

const word = fc.oneof(
  fc.constantFrom('a', 'b', 'A', 'é', '', '0', 'deal.won', 'deal.lost', 'deal.Lost', '\u0000'),
  fc.string({ maxLength: 12 }),
);
const piece = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => JSON.stringify(words));

it('finds exactly the pieces it has taken, wherever they stand', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 60 }),
      fc.string({ maxLength: 9 }),
      (pieces, after) => {
        const tree = new ByteTree();
        const leaves = new Map<string, number>();
        for (const text of [...pieces, ...pieces]) {
          const bytes = new TextEncoder().encode(`xx${text}${after}`);
          const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
          const end = 2 + new TextEncoder().encode(text).length;
          const found = tree.find(bytes, view, 2);
          expect(found).toBe(leaves.get(text) ?? -1);
          if (found >= 0) expect(tree.lengthOf(found)).toBe(end - 2);
          else if (tree.meet(bytes, 2, end, hashPiece(bytes, 2, end))) leaves.set(text, tree.count - 1);
        }
        expect(tree.count).toBe(leaves.size);
      },
    ),
    { numRuns: 300 },
  );
});

it('takes a piece when it comes again, and stops when it is full', () => {
  const tree = new ByteTree();
  const taken = Array.from({ length: 5000 }, (_, n) => {
    const bytes = new TextEncoder().encode(`"piece ${n}"`);
    const hash = hashPiece(bytes, 0, bytes.length);
    return [tree.meet(bytes, 0, bytes.length, hash), tree.meet(bytes, 0, bytes.length, hash)];
  });
  expect(taken[0]).toEqual([false, true]);
  expect(taken.at(-1)).toEqual([false, false]);
  expect(tree.count).toBe(4096);
});
