import { expect, test } from 'vitest';
import { createActionRegistry, type Action } from '../../../src/studio/session/actionRegistry.ts';
import { nameOfKey, printHotkey } from '../../../src/studio/session/keyNames.ts';
import { rankMatches } from '../../../src/studio/session/rankMatches.ts';

const titles = [
  'Replay › Player',
  'Next break',
  'Undo',
  'Draw › Source',
  'Source beside the room',
  'Colours: dark',
];
const find = (typed: string): readonly string[] =>
  rankMatches(titles, typed, (title) => title).map(({ item }) => item);

test('whole words come before beginnings, and beginnings before scattered letters', () => {
  expect(find('source')).toEqual(['Source beside the room', 'Draw › Source']);
  expect(find('pl')[0]).toBe('Replay › Player');
  expect(find('nbr')).toEqual(['Next break']);
  expect(find('room source')).toEqual(['Source beside the room']);
  expect(find('zzz')).toEqual([]);
  expect(find('  ')).toEqual(titles);
});

test('[KB5] a slip of the fingers and accents do not matter, and exact finds come first', () => {
  expect(find('soruce')).toEqual(['Draw › Source', 'Source beside the room']);
  expect(find('colorus')).toEqual(['Colours: dark']);
  expect(find('sourrce')).toEqual(['Draw › Source', 'Source beside the room']);
  expect(find('plqyer')).toEqual(['Replay › Player']);
  expect(find('Plàyer')).toEqual(['Replay › Player']);
  expect(find('und')).toEqual(['Undo']);
  expect(find('umd')).toEqual([]);
  const ranked = rankMatches(['Lost', 'List'], 'list', (title) => title);
  expect(ranked.map(({ item }) => item)).toEqual(['List', 'Lost']);
});

test('keys are named alike wherever they are pressed', () => {
  const key = { key: 'Z', ctrlKey: false, metaKey: true, shiftKey: true, altKey: false };
  expect(nameOfKey(key)).toBe('mod+shift+z');
  expect(nameOfKey({ ...key, metaKey: false, key: '?' })).toBe('?');
  expect(nameOfKey({ ...key, altKey: true })).toBeUndefined();
  const plain = { ...key, metaKey: false };
  expect(nameOfKey({ ...plain, key: '!', code: 'Digit1' })).toBe('shift+1');
  expect(nameOfKey({ ...plain, key: ' ', code: 'Space' })).toBe('shift+ ');
  expect(nameOfKey({ ...plain, shiftKey: false, altKey: true, key: 'ß', code: 'KeyS' })).toBe('alt+s');
  expect(printHotkey('mod+shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(printHotkey('mod+k', true)).toEqual(['⌘', 'K']);
  expect(printHotkey(' ', false)).toEqual(['Space']);
});

test('a room brings its actions and takes them away', () => {
  const action = (id: string, hotkey: string, enabled = true): Action => ({
    id,
    title: id,
    group: 'Test',
    defaultHotkey: hotkey,
    enabled,
    run: () => undefined,
  });
  const registry = createActionRegistry();
  registry.offer(() => [action('a.one', 'n'), action('a.two', 'm', false)]);
  const withdraw = registry.offer(() => [action('b.one', 'n')]);
  expect(registry.list().map(({ id }) => id)).toEqual(['a.one', 'a.two', 'b.one']);
  expect(registry.findByKey('n')?.id).toBe('b.one');
  expect(registry.findByKey('m')).toBeUndefined();
  withdraw();
  expect(registry.findByKey('n')?.id).toBe('a.one');
});

test('[KB4] keys of a part of the page count there only, and comings and goings are told', () => {
  const registry = createActionRegistry();
  let told = 0;
  registry.subscribe(() => (told += 1));
  const action = { id: 'tree.rename', title: 'Rename', group: 'Tree', defaultHotkey: 'F2', within: 'tree' };
  const withdraw = registry.offer(() => [{ ...action, run: () => undefined }]);
  expect(registry.findByKey('F2')).toBeUndefined();
  expect(registry.findByKey('F2', ['page', 'tree'])?.id).toBe('tree.rename');
  expect(registry.list()).toHaveLength(1);
  withdraw();
  expect([told, registry.revision()]).toEqual([2, 2]);
});
