import type { GridIntent } from './interpretGridKey.ts';

/** A key of every table, for the sheet of keys. `interpretGridKey` is what gives it its meaning. */
export interface GridKey {
  readonly title: string;
  /** Named as an action's keys are. */
  readonly hotkeys: readonly string[];
  readonly does: GridIntent['kind'];
}

/** What tables answer to besides the plain arrows. */
export const GRID_KEYS: readonly GridKey[] = [
  { title: 'Next cell, cell before', hotkeys: ['Tab', 'shift+Tab'], does: 'move' },
  { title: 'To the edge', hotkeys: ['mod+ArrowDown', 'mod+ArrowRight'], does: 'move' },
  { title: 'Choose several', hotkeys: ['shift+ArrowDown', 'shift+ArrowRight'], does: 'move' },
  { title: 'Choose row, column, everything', hotkeys: ['shift+ ', 'mod+ ', 'mod+a'], does: 'select' },
  { title: 'Edit the cell', hotkeys: ['Enter', 'F2'], does: 'edit' },
  { title: 'Empty the cells', hotkeys: ['Delete'], does: 'clear' },
  { title: 'New row below, above', hotkeys: ['alt+Enter', 'alt+shift+Enter'], does: 'insertRow' },
  { title: 'Duplicate the rows', hotkeys: ['mod+d'], does: 'duplicateRows' },
  { title: 'Remove the rows', hotkeys: ['mod+Delete'], does: 'removeRows' },
  { title: 'Move the rows', hotkeys: ['alt+ArrowUp', 'alt+ArrowDown'], does: 'moveRows' },
  { title: 'Move the column', hotkeys: ['alt+ArrowLeft', 'alt+ArrowRight'], does: 'moveColumn' },
  { title: 'Menu of the row', hotkeys: ['shift+F10'], does: 'menu' },
  { title: 'Let Tab leave the table', hotkeys: ['Escape'], does: 'release' },
];
