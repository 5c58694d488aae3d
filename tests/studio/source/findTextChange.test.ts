import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTextChange } from '../../../src/studio/session/findTextChange.ts';

test('only what differs is replaced', () => {
  expect(findTextChange('{ "a": 1 }', '{ "a": 12 }')).toEqual({ start: 8, end: 8, text: '2' });
  expect(findTextChange('abcabc', 'abc')).toEqual({ start: 3, end: 6, text: '' });
  expect(findTextChange('same', 'same')).toBeUndefined();
});

test('applying the change gives the other text', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const change = findTextChange(before, after);
      const applied = change
        ? before.slice(0, change.start) + change.text + before.slice(change.end)
        : before;
      expect(applied).toBe(after);
    }),
  );
});
