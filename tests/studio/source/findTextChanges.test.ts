import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTextChanges } from '../../../src/studio/source/findTextChanges.ts';

function apply(text: string, changes: ReturnType<typeof findTextChanges>): string {
  return changes.reduceRight(
    (done, { start, end, text: put }) => done.slice(0, start) + put + done.slice(end),
    text,
  );
}

test('a name changed in two places leaves the lines between alone', () => {
  const before = 'head\n"pitch": 1,\nmiddle\n  "to": "pitch",\nlast\n';
  const after = before.replaceAll('pitch', 'offer');
  expect(findTextChanges(before, after)).toEqual([
    { start: 6, end: 11, text: 'offer' },
    { start: 33, end: 38, text: 'offer' },
  ]);
});

test('an inserted and a removed line are found as such', () => {
  expect(findTextChanges('a\nb\nc\n', 'a\nx\nb\n')).toEqual([
    { start: 2, end: 2, text: 'x\n' },
    { start: 4, end: 6, text: '' },
  ]);
  expect(findTextChanges('same', 'same')).toEqual([]);
});

test('applied together they give the other text, in order and apart', () => {
  const texts = fc
    .array(fc.constantFrom('a', 'b', 'ab', 'c', 'd', 'cd', ''), { maxLength: 12 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const changes = findTextChanges(before, after);
      expect(apply(before, changes)).toBe(after);
      for (const [index, { start }] of changes.entries())
        expect(start).toBeGreaterThanOrEqual(changes[index - 1]?.end ?? 0);
    }),
  );
});
