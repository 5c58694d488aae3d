import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSharedText, restoreSharedText } from '../../../src/studio/session/createSharedText.ts';

const typed = (at: number) => ({ name: 'Type in source', at, burst: true });
const done = (name: string, at = 0) => ({ name, at, burst: false });

test('[DO1] a typing burst is one step, a pause starts another', () => {
  const shared = createSharedText('');
  shared.replace('a', typed(0));
  shared.replace('ab', typed(300));
  shared.replace('abc', typed(3000));
  expect(shared.past).toEqual([
    { name: 'Type in source', at: 300 },
    { name: 'Type in source', at: 3000 },
  ]);
  shared.undo();
  expect(shared.text).toBe('ab');
  shared.undo();
  expect(shared.text).toBe('');
  expect(shared.past).toEqual([]);
  shared.redo();
  shared.redo();
  expect(shared.text).toBe('abc');
});

test('a change that is no typing is a step of its own, even within a burst', () => {
  const shared = createSharedText('x');
  shared.replace('xy', typed(0));
  shared.replace('z', done('Rename', 10));
  shared.replace('zz', typed(20));
  shared.undo();
  expect(shared.text).toBe('z');
  shared.undo();
  expect(shared.text).toBe('xy');
});

test('steps keep their names through undo and redo; a new step drops what was taken back', () => {
  const shared = createSharedText('');
  for (const name of ['one', 'two', 'three']) shared.replace(`${shared.text}${name} `, done(name));
  shared.jump(1);
  expect([shared.past.map(({ name }) => name), shared.future.map(({ name }) => name)]).toEqual([
    ['one'],
    ['two', 'three'],
  ]);
  shared.redo();
  expect(shared.past.map(({ name }) => name)).toEqual(['one', 'two']);
  shared.replace('else', done('four'));
  expect([shared.past.map(({ name }) => name), shared.future]).toEqual([['one', 'two', 'four'], []]);
});

test('several edits are one step', () => {
  const shared = createSharedText('abcdef');
  shared.edit(
    [
      { start: 0, end: 1, text: 'AA' },
      { start: 3, end: 3, text: '-' },
      { start: 5, end: 6, text: '' },
    ],
    done('Edit'),
  );
  expect(shared.text).toBe('AAbc-de');
  shared.undo();
  expect(shared.text).toBe('abcdef');
});

const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\r\n', '😀', '😁', 'é'), maxLength: 12 });
const changes = fc.array(fc.tuple(texts, fc.nat(2000), fc.boolean()), { maxLength: 30 });

function carryOut(shared: ReturnType<typeof createSharedText>, steps: readonly [string, number, boolean][]) {
  let at = 0;
  for (const [text, rest, burst] of steps) {
    shared.replace(text, { name: 'Edit', at: (at += rest), burst });
    expect(shared.text).toBe(text);
  }
}

test('[DO1] undoing everything leads back to the start, redoing everything to the end', () => {
  fc.assert(
    fc.property(texts, changes, (start, steps) => {
      const shared = createSharedText(start);
      carryOut(shared, steps);
      const end = shared.text;
      while (shared.past.length > 0) shared.undo();
      expect(shared.text).toBe(start);
      while (shared.future.length > 0) shared.redo();
      expect(shared.text).toBe(end);
    }),
  );
});

test('[DO1] jumping to any step shows the text as it was then, from wherever one jumps', () => {
  fc.assert(
    fc.property(texts, changes, fc.array(fc.nat(40), { maxLength: 10 }), (start, steps, jumps) => {
      const shared = createSharedText(start);
      const seen = [start];
      let at = 0;
      for (const [text] of steps) {
        shared.replace(text, { name: 'Edit', at: at++, burst: false });
        seen[shared.past.length] = text;
      }
      for (const to of jumps) {
        shared.jump(to);
        expect(shared.past.length).toBe(Math.min(to, seen.length - 1));
        expect(shared.text).toBe(seen[shared.past.length]);
      }
    }),
  );
});

test('a kept text is taken up again, without its history', () => {
  const shared = createSharedText('one');
  shared.replace('one two', done('Edit'));
  const again = restoreSharedText(shared.readState());
  expect([again.text, again.past]).toEqual(['one two', []]);
});

test('[DO3] two tabs that change the text at once end alike and lose nothing, in whatever order they hear of it', () => {
  const first = createSharedText('leads: vendor');
  const second = restoreSharedText(first.readState());
  const sent: [Uint8Array[], Uint8Array[]] = [[], []];
  first.onOwnChange((update) => sent[0].push(update));
  second.onOwnChange((update) => sent[1].push(update));
  first.replace('// ours\nleads: vendor', done('Comment'));
  second.replace('leads: partner', done('Answer'));
  first.replace('// ours, too\nleads: vendor', done('Comment'));
  for (const update of sent[1]) first.merge(update);
  for (const update of sent[0].toReversed()) second.merge(update);
  expect(first.text).toBe('// ours, too\nleads: partner');
  expect(second.text).toBe(first.text);

  first.undo();
  first.undo();
  expect(first.text).toBe('leads: partner');
});

test('what one side lacks can be asked for', () => {
  const first = createSharedText('one');
  const second = restoreSharedText(first.readState());
  first.replace('one two', done('Edit'));
  second.merge(first.readMissing(second.readVector()));
  expect(second.text).toBe('one two');
});
