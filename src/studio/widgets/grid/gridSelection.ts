/** A place in a grid. Row -1 is the header row, column -1 holds the row headers. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** What is selected: the block between two places; keys act from `focus`. */
export interface GridSelection {
  readonly anchor: GridPlace;
  readonly focus: GridPlace;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Rows and columns of the body, ends included; empty when an end comes before its beginning. */
export interface GridBlock {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export type GridStep =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'pageUp'
  | 'pageDown'
  | 'top'
  | 'bottom'
  | 'rowStart'
  | 'rowEnd'
  | 'first'
  | 'last'
  | 'next'
  | 'previous';

const PAGE = 10;

/** One place, nothing else. */
export function selectPlace(place: GridPlace): GridSelection {
  return { anchor: place, focus: place };
}

/** The nearest selection that exists in a grid of this size. */
export function clampSelection({ anchor, focus }: GridSelection, size: GridSize): GridSelection {
  return { anchor: clampPlace(anchor, size), focus: clampPlace(focus, size) };
}

/** What is covered: a row header stands for its row, a column header for its column. */
export function blockOf({ anchor, focus }: GridSelection, size: GridSize): GridBlock {
  const wholeRows = focus.column < 0 || anchor.column < 0;
  const wholeColumns = focus.row < 0 || anchor.row < 0;
  return {
    top: wholeColumns ? 0 : Math.min(anchor.row, focus.row),
    bottom: wholeColumns ? size.rows - 1 : Math.max(anchor.row, focus.row),
    left: wholeRows ? 0 : Math.min(anchor.column, focus.column),
    right: wholeRows ? size.columns - 1 : Math.max(anchor.column, focus.column),
  };
}

/** Whether a place of the body is covered. */
export function isCovered(block: GridBlock, { row, column }: GridPlace): boolean {
  return row >= block.top && row <= block.bottom && column >= block.left && column <= block.right;
}

/**
 * Takes a step. Extending keeps the anchor and stays in the body.
 * Undefined where "next" or "previous" leave the grid.
 */
export function moveSelection(
  selection: GridSelection,
  step: GridStep,
  size: GridSize,
  extend: boolean,
): GridSelection | undefined {
  const { anchor, focus } = selection;
  if (extend && (step === 'next' || step === 'previous')) return selection;
  const to = takeStep(focus, step, size);
  if (!to) return undefined;
  const place = clampPlace(to, size);
  if (!extend) return selectPlace(place);
  const keepsRow = anchor.row < 0 ? -1 : Math.max(place.row, 0);
  const keepsColumn = anchor.column < 0 ? -1 : Math.max(place.column, 0);
  return { anchor, focus: { row: keepsRow, column: keepsColumn } };
}

/** The same block, some rows further down. */
export function shiftRows({ anchor, focus }: GridSelection, by: number): GridSelection {
  return { anchor: { ...anchor, row: anchor.row + by }, focus: { ...focus, row: focus.row + by } };
}

/** Everything, or the rows or columns of the selection. */
export function selectWhole(
  what: 'all' | 'row' | 'column',
  { anchor, focus }: GridSelection,
  size: GridSize,
): GridSelection {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  if (what === 'row') return { anchor: { ...anchor, column: last.column }, focus: { ...focus, column: 0 } };
  if (what === 'column') return { anchor: { ...anchor, row: last.row }, focus: { ...focus, row: 0 } };
  return { anchor: last, focus: { row: 0, column: 0 } };
}

function takeStep({ row, column }: GridPlace, step: GridStep, size: GridSize): GridPlace | undefined {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (step) {
    case 'up':
      return { row: column < 0 ? Math.max(row - 1, 0) : row - 1, column };
    case 'down':
      return { row: row + 1, column };
    case 'left':
      return { row, column: row < 0 ? Math.max(column - 1, 0) : column - 1 };
    case 'right':
      return { row, column: column + 1 };
    case 'pageUp':
      return { row: Math.max(row - PAGE, 0), column };
    case 'pageDown':
      return { row: row + PAGE, column };
    case 'top':
      return { row: 0, column };
    case 'bottom':
      return { row: lastRow, column };
    case 'rowStart':
      return { row, column: 0 };
    case 'rowEnd':
      return { row, column: lastColumn };
    case 'first':
      return { row: 0, column: 0 };
    case 'last':
      return { row: lastRow, column: lastColumn };
    case 'next':
      if (column < lastColumn) return { row, column: column + 1 };
      return row < lastRow ? { row: row + 1, column: 0 } : undefined;
    case 'previous':
      if (column > 0) return { row, column: column - 1 };
      return row > 0 ? { row: row - 1, column: lastColumn } : undefined;
  }
}

function clampPlace({ row, column }: GridPlace, size: GridSize): GridPlace {
  const clamped = {
    row: Math.max(-1, Math.min(row, size.rows - 1)),
    column: Math.max(-1, Math.min(column, size.columns - 1)),
  };
  return clamped.row < 0 && clamped.column < 0 ? { row: -1, column: 0 } : clamped;
}
