import type { GridStep } from './gridSelection.ts';

/** What a key means while a cell has the focus and nothing is being typed. */
export type GridIntent =
  | { readonly kind: 'move'; readonly step: GridStep; readonly extend: boolean }
  | {
      readonly kind: 'edit';
      /** What was typed; absent: what stands in the cell is edited. */
      readonly text?: string;
    }
  | { readonly kind: 'clear' }
  | { readonly kind: 'moveRows'; readonly by: 1 | -1 }
  | { readonly kind: 'moveColumn'; readonly by: 1 | -1 }
  | { readonly kind: 'insertRow'; readonly where: 'above' | 'below' }
  | { readonly kind: 'duplicateRows' }
  | { readonly kind: 'removeRows' }
  | { readonly kind: 'select'; readonly what: 'all' | 'row' | 'column' }
  | { readonly kind: 'menu' }
  /** The next Tab leaves the grid. */
  | { readonly kind: 'release' };

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const ARROWS: Readonly<Record<string, readonly [plain: GridStep, far: GridStep]>> = {
  ArrowUp: ['up', 'top'],
  ArrowDown: ['down', 'bottom'],
  ArrowLeft: ['left', 'rowStart'],
  ArrowRight: ['right', 'rowEnd'],
  Home: ['rowStart', 'first'],
  End: ['rowEnd', 'last'],
  PageUp: ['pageUp', 'pageUp'],
  PageDown: ['pageDown', 'pageDown'],
};

/** The spreadsheet keys. Undefined: the key is not the grid's. */
export function interpretGridKey(pressed: PressedKey): GridIntent | undefined {
  const { key, altKey, shiftKey } = pressed;
  const mod = pressed.ctrlKey || pressed.metaKey;
  if (isTyped(pressed)) return { kind: 'edit', text: key };
  if (altKey) return mod ? undefined : withAlt(key, shiftKey);
  const arrow = ARROWS[key];
  if (arrow) return { kind: 'move', step: arrow[mod ? 1 : 0], extend: shiftKey };
  return mod ? withControl(key, shiftKey) : plain(key, shiftKey);
}

/** Control and Alt together, or Alt alone on a Mac, type signs such as "[" on many keyboards. */
function isTyped({ key, altKey, ctrlKey, metaKey }: PressedKey): boolean {
  if (key.length !== 1 || key === ' ' || metaKey) return false;
  return ctrlKey === altKey || (altKey && !/[a-z0-9]/i.test(key));
}

function withAlt(key: string, shiftKey: boolean): GridIntent | undefined {
  switch (key) {
    case 'ArrowUp':
      return { kind: 'moveRows', by: -1 };
    case 'ArrowDown':
      return { kind: 'moveRows', by: 1 };
    case 'ArrowLeft':
      return { kind: 'moveColumn', by: -1 };
    case 'ArrowRight':
      return { kind: 'moveColumn', by: 1 };
    case 'Enter':
      return { kind: 'insertRow', where: shiftKey ? 'above' : 'below' };
  }
  return undefined;
}

function withControl(key: string, shiftKey: boolean): GridIntent | undefined {
  switch (key) {
    case 'a':
    case 'A':
      return shiftKey ? undefined : { kind: 'select', what: 'all' };
    case 'd':
    case 'D':
      return shiftKey ? undefined : { kind: 'duplicateRows' };
    case ' ':
      return { kind: 'select', what: 'column' };
    case 'Delete':
    case 'Backspace':
      return { kind: 'removeRows' };
  }
  return undefined;
}

function plain(key: string, shiftKey: boolean): GridIntent | undefined {
  switch (key) {
    case 'Tab':
      return { kind: 'move', step: shiftKey ? 'previous' : 'next', extend: false };
    case 'Enter':
      return shiftKey ? { kind: 'move', step: 'up', extend: false } : { kind: 'edit' };
    case ' ':
      return shiftKey ? { kind: 'select', what: 'row' } : { kind: 'edit' };
    case 'F2':
      return { kind: 'edit' };
    case 'Dead':
    case 'Process':
      return { kind: 'edit', text: '' };
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' };
    case 'Escape':
      return { kind: 'release' };
    case 'ContextMenu':
      return { kind: 'menu' };
    case 'F10':
      return shiftKey ? { kind: 'menu' } : undefined;
  }
  return undefined;
}
