import type { ClipboardEvent } from 'react';
import type { CellChange, GridRow } from './gridContent.ts';
import { blockOf, type GridSelection, type GridSize } from './gridSelection.ts';
import { parseTabularText, printTabularText, tileBlock } from './tabularText.ts';

interface GridClipboard {
  onCopy(event: ClipboardEvent): void;
  onCut(event: ClipboardEvent): void;
  onPaste(event: ClipboardEvent): void;
}

/** Copy, cut and paste of the selected block, as spreadsheets exchange it. */
export function createGridClipboard({
  rows,
  size,
  selection,
  onWrite,
  onPasteTable,
  onClear,
  onSelect,
}: {
  readonly rows: readonly GridRow[];
  readonly size: GridSize;
  readonly selection: GridSelection;
  /** Undefined while nothing can be changed. */
  readonly onWrite: ((changes: readonly CellChange[]) => void) | undefined;
  /** Answers whether the text is taken care of. */
  readonly onPasteTable: ((text: string) => boolean) | undefined;
  readonly onClear: () => void;
  readonly onSelect: (selection: GridSelection) => void;
}): GridClipboard {
  const block = blockOf(selection, size);
  const onCopy = (event: ClipboardEvent): void => {
    const copied = rows
      .slice(block.top, block.bottom + 1)
      .map((row) => row.cells.slice(block.left, block.right + 1).map((cell) => cell.text));
    event.clipboardData.setData('text/plain', printTabularText(copied));
    event.preventDefault();
  };
  return {
    onCopy,
    onCut(event) {
      onCopy(event);
      onClear();
    },
    onPaste(event) {
      event.preventDefault();
      const text = event.clipboardData.getData('text/plain');
      const read = parseTabularText(text);
      if (!onWrite || read.length === 0 || onPasteTable?.(text)) return;
      const area = { rows: block.bottom - block.top + 1, columns: block.right - block.left + 1 };
      const pasted = tileBlock(read, area);
      const changes = pasted.flatMap((texts, row) =>
        texts
          .slice(0, size.columns - block.left)
          .map((text, column): CellChange => ({ row: block.top + row, column: block.left + column, text })),
      );
      onWrite(changes);
      const width = Math.max(1, ...pasted.map((texts) => texts.length));
      onSelect({
        anchor: { row: block.top, column: block.left },
        focus: {
          row: block.top + pasted.length - 1,
          column: Math.min(block.left + width, size.columns) - 1,
        },
      });
    },
  };
}
