import type { ReactNode } from 'react';

/** A column of a grid. */
export interface GridColumn {
  readonly id: string;
  /** The name alone, for people who hear the table. */
  readonly label: string;
  readonly header: ReactNode;
  /** In pixels. */
  readonly minWidth: number;
  /** Its part of the room that is left over. */
  readonly grow: number;
  readonly className?: string;
  /** Text with several lines is typed here. */
  readonly multiline?: boolean;
  /** A menu can be opened at the header. */
  readonly hasMenu?: boolean;
  /** Its heading can be dragged among those of other movable columns; they come first. */
  readonly movable?: boolean;
  /** Nothing can be typed here. */
  readonly readOnly?: boolean;
}

/** A row of a grid. */
export interface GridRow {
  readonly id: string;
  /** Equal for rows that look and sound the same, under the same columns: such rows are not drawn again. */
  readonly stamp: string;
  readonly label: string;
  readonly header: ReactNode;
  readonly className?: string;
  /** One for every column. */
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  readonly content: ReactNode;
  /** What copying gives, and what editing begins with unless `draft` says otherwise. */
  readonly text: string;
  readonly draft?: string;
  /** Why the content cannot be used; shown in the cell and read out. */
  readonly problem?: string;
  readonly className?: string;
}

/** A text to be written into a cell. `row` may lie below the last row: whoever receives it adds rows. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}
