import { memo } from 'react';
import type { GridColumn, GridRow } from './gridContent.ts';

interface GridBodyRowProps {
  readonly row: GridRow;
  readonly index: number;
  readonly columns: readonly GridColumn[];
  /** Column of the one place that Tab reaches, when it is in this row; -1 for the row header. */
  readonly focusColumn: number | undefined;
  readonly coverLeft: number;
  /** Less than `coverLeft` when nothing of the row is selected. */
  readonly coverRight: number;
  readonly editingColumn: number | undefined;
  /** Where a dragged row would be dropped. */
  readonly drop: 'above' | 'below' | undefined;
  readonly movable: boolean;
  readonly measure: (row: HTMLElement | null) => void;
}

/** A row of a grid. Keys and pointers are handled by the grid, which finds places by `data-row` and `data-column`. */
export const GridBodyRow = memo(function GridBodyRow({
  row,
  index,
  columns,
  focusColumn,
  coverLeft,
  coverRight,
  editingColumn,
  drop,
  movable,
  measure,
}: GridBodyRowProps) {
  const covered = (column: number): boolean => column >= coverLeft && column <= coverRight;
  return (
    <div
      ref={measure}
      data-index={index}
      role="row"
      aria-rowindex={index + 2}
      className={`grid-row ${row.className ?? ''} ${drop ? `is-drop-${drop}` : ''}`}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        data-row={index}
        data-column={-1}
        tabIndex={focusColumn === -1 ? 0 : -1}
        className={`grid-row-header ${coverRight >= coverLeft ? 'is-touched' : ''}`}
        aria-label={`${row.label}. Enter opens its menu`}
      >
        {movable ? (
          <span
            className="grid-handle"
            data-handle={index}
            title="Drag to move; Alt+↑ and Alt+↓ move it too"
          />
        ) : null}
        {row.header}
        {movable ? <span className="grid-menu-sign" data-menu="" aria-hidden="true" /> : null}
      </div>
      {columns.map((column, at) => {
        const cell = row.cells[at];
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={at + 2}
            aria-selected={covered(at)}
            aria-invalid={cell?.problem === undefined ? undefined : true}
            aria-readonly={column.readOnly ? true : undefined}
            data-row={index}
            data-column={at}
            tabIndex={focusColumn === at ? 0 : -1}
            title={cell?.problem}
            className={[
              'grid-cell',
              column.className,
              cell?.className,
              covered(at) ? 'is-covered' : '',
              editingColumn === at ? 'is-edited' : '',
              cell?.problem === undefined ? '' : 'has-problem',
            ]
              .filter(Boolean)
              .join(' ')}
          >
            {cell?.content}
            {cell?.problem === undefined ? null : <span className="grid-problem">{cell.problem}</span>}
          </div>
        );
      })}
    </div>
  );
}, isSame);

function isSame(before: GridBodyRowProps, now: GridBodyRowProps): boolean {
  return (
    before.row.stamp === now.row.stamp &&
    before.index === now.index &&
    before.focusColumn === now.focusColumn &&
    before.coverLeft === now.coverLeft &&
    before.coverRight === now.coverRight &&
    before.editingColumn === now.editingColumn &&
    before.drop === now.drop &&
    before.movable === now.movable
  );
}
