import { useEffect, useState, type RefObject } from 'react';
import { selectPlace, type GridSelection } from './gridSelection.ts';

/** The selection of a grid. A row chosen elsewhere is selected and brought into view; the browser's focus stays where it is. */
export function useChosenRow(
  table: RefObject<HTMLElement | null>,
  row: number | undefined,
): [GridSelection, (selection: GridSelection) => void] {
  const [selection, setSelection] = useState<GridSelection>(selectPlace({ row: row ?? 0, column: 0 }));
  const [followed, setFollowed] = useState(row);
  if (row !== followed) {
    setFollowed(row);
    if (row !== undefined && row !== selection.focus.row)
      setSelection(selectPlace({ row, column: Math.max(0, selection.focus.column) }));
  }
  useEffect(() => {
    if (row !== undefined)
      table.current?.querySelector(`[data-row="${row}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [table, row]);
  return [selection, setSelection];
}
