import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

/** A row to be drawn, or the room of rows that are out of sight. */
export type GridLine =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'gap'; readonly before: number; readonly height: number };

/** In pixels, until a row has been measured. */
const ROW_HEIGHT = 40;

/** The rows in sight and around, and those in `keep` wherever they are: the focus can only stand on a row that is drawn. */
export function useGridLines(
  scroller: RefObject<HTMLElement | null>,
  ids: readonly string[],
  keep: readonly number[],
): { readonly lines: readonly GridLine[]; readonly measure: (row: HTMLElement | null) => void } {
  // Nothing here is memoised by a compiler.
  // eslint-disable-next-line react-hooks/incompatible-library
  const list = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 8,
    initialRect: { width: 0, height: 900 },
    rangeExtractor: (range) => withKept(defaultRangeExtractor(range), keep, ids.length),
  });
  return { lines: placeLines(list.getVirtualItems(), list.getTotalSize()), measure: list.measureElement };
}

function withKept(drawn: readonly number[], keep: readonly number[], count: number): number[] {
  const further = keep.filter((index) => index >= 0 && index < count);
  return [...new Set([...drawn, ...further])].sort((a, b) => a - b);
}

/** Rows one below the other, with gaps where some are missing. */
export function placeLines(
  rows: readonly { readonly index: number; readonly start: number; readonly end: number }[],
  height: number,
): readonly GridLine[] {
  const lines: GridLine[] = [];
  let end = 0;
  for (const row of rows) {
    if (row.start > end) lines.push({ kind: 'gap', before: row.index, height: row.start - end });
    lines.push({ kind: 'row', index: row.index });
    end = row.end;
  }
  const last = rows.at(-1);
  if (height > end) lines.push({ kind: 'gap', before: (last?.index ?? -1) + 1, height: height - end });
  return lines;
}
