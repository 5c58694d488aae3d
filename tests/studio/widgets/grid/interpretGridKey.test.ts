import { describe, expect, it } from 'vitest';
import { GRID_KEYS } from '../../../../src/studio/widgets/grid/gridKeys.ts';
import { interpretGridKey } from '../../../../src/studio/widgets/grid/interpretGridKey.ts';

function press(combination: string) {
  const parts = combination.split('+').filter((part) => part !== '');
  const key = combination.endsWith('++') ? '+' : (parts.at(-1) ?? '');
  return interpretGridKey({
    key,
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
  });
}

describe('keys of the grid', () => {
  it.each([
    ['ArrowDown', { kind: 'move', step: 'down', extend: false }],
    ['Shift+ArrowDown', { kind: 'move', step: 'down', extend: true }],
    ['Ctrl+ArrowRight', { kind: 'move', step: 'rowEnd', extend: false }],
    ['Ctrl+Shift+End', { kind: 'move', step: 'last', extend: true }],
    ['Tab', { kind: 'move', step: 'next', extend: false }],
    ['Shift+Tab', { kind: 'move', step: 'previous', extend: false }],
    ['Enter', { kind: 'edit' }],
    ['Shift+Enter', { kind: 'move', step: 'up', extend: false }],
    ['F2', { kind: 'edit' }],
    ['x', { kind: 'edit', text: 'x' }],
    ['Shift+X', { kind: 'edit', text: 'X' }],
    ['Delete', { kind: 'clear' }],
    ['Backspace', { kind: 'clear' }],
    ['Alt+ArrowUp', { kind: 'moveRows', by: -1 }],
    ['Alt+ArrowRight', { kind: 'moveColumn', by: 1 }],
    ['Alt+Enter', { kind: 'insertRow', where: 'below' }],
    ['Alt+Shift+Enter', { kind: 'insertRow', where: 'above' }],
    ['Ctrl+d', { kind: 'duplicateRows' }],
    ['Meta+d', { kind: 'duplicateRows' }],
    ['Ctrl+Delete', { kind: 'removeRows' }],
    ['Ctrl+a', { kind: 'select', what: 'all' }],
    ['Shift+ ', { kind: 'select', what: 'row' }],
    ['Ctrl+ ', { kind: 'select', what: 'column' }],
    ['Shift+F10', { kind: 'menu' }],
    ['Escape', { kind: 'release' }],
  ])('%s', (combination, intent) => {
    expect(press(combination)).toEqual(intent);
  });

  it('types the signs that some keyboards reach with AltGr or Option', () => {
    expect(press('Ctrl+Alt+[')).toEqual({ kind: 'edit', text: '[' });
    expect(press('Alt+[')).toEqual({ kind: 'edit', text: '[' });
  });

  it.each(['Ctrl+z', 'Ctrl+Shift+z', 'Ctrl+c', 'Ctrl+v', 'Ctrl+e', 'Alt+x', 'F5', 'Shift'])(
    'leaves %s to others',
    (combination) => {
      expect(press(combination)).toBeUndefined();
    },
  );
});

describe('the keys that the sheet of keys tells of tables', () => {
  const WORDS: Readonly<Record<string, string>> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' };
  const told = GRID_KEYS.flatMap(({ hotkeys, does }) =>
    hotkeys.map((hotkey) => [
      hotkey
        .split('+')
        .map((part) => WORDS[part] ?? part)
        .join('+'),
      does,
    ]),
  );

  it.each(told)('%s does what is said', (hotkey, does) => {
    expect(press(hotkey ?? '')?.kind).toBe(does);
  });
});
