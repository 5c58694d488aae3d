import type { GridMenuItem } from './GridMenu.tsx';
import type { GridBlock, GridSize } from './gridSelection.ts';

/** What can be done with rows; ends are included. */
export interface RowActions {
  /** The new row gets this index. */
  insertRow(at: number): void;
  duplicateRows(top: number, bottom: number): void;
  removeRows(top: number, bottom: number): void;
  moveRows(top: number, bottom: number, by: number): void;
}

/** The menu of the selected rows. */
export function listRowMenu(
  word: string,
  { top, bottom }: GridBlock,
  size: GridSize,
  actions: RowActions,
): readonly GridMenuItem[] {
  const words = bottom > top ? `${bottom - top + 1} ${word}s` : word;
  return [
    {
      label: `Insert a ${word} above`,
      keys: 'Alt+Shift+Enter',
      run: () => actions.insertRow(top),
    },
    { label: `Insert a ${word} below`, keys: 'Alt+Enter', run: () => actions.insertRow(bottom + 1) },
    { label: `Duplicate ${words}`, keys: 'Ctrl+D', run: () => actions.duplicateRows(top, bottom) },
    {
      label: `Move ${words} up`,
      keys: 'Alt+↑',
      apart: true,
      disabled: top === 0,
      run: () => actions.moveRows(top, bottom, -1),
    },
    {
      label: `Move ${words} down`,
      keys: 'Alt+↓',
      disabled: bottom >= size.rows - 1,
      run: () => actions.moveRows(top, bottom, 1),
    },
    {
      label: `Delete ${words}`,
      keys: 'Ctrl+Delete',
      apart: true,
      run: () => actions.removeRows(top, bottom),
    },
  ];
}
