import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTextHistory } from '../../src/studio/session/createTextHistory.ts';

test('a typing burst is one step, a pause starts another', () => {
  const history = createTextHistory('');
  history.change('a', 0, true);
  history.change('ab', 300, true);
  history.change('abc', 3000, true);
  history.undo();
  expect(history.text).toBe('ab');
  history.undo();
  expect(history.text).toBe('');
  expect(history.canUndo).toBe(false);
  history.redo();
  history.redo();
  expect(history.text).toBe('abc');
});

test('a change that is no typing is a step of its own, even within a burst', () => {
  const history = createTextHistory('x');
  history.change('xy', 0, true);
  history.change('z', 10, false);
  history.change('zz', 20, true);
  history.undo();
  expect(history.text).toBe('z');
  history.undo();
  expect(history.text).toBe('xy');
});

test('undoing everything leads back to the start, redoing everything to the end', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.nat(2000), fc.boolean()), { maxLength: 40 }), (changes) => {
      const history = createTextHistory('start');
      let at = 0;
      for (const [text, rest, burst] of changes) history.change(text, (at += rest), burst);
      const end = history.text;
      while (history.canUndo) history.undo();
      expect(history.text).toBe('start');
      while (history.canRedo) history.redo();
      expect(history.text).toBe(end);
    }),
  );
});
