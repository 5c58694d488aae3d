import type { ReactNode } from 'react';
import type { GridColumn } from './gridContent.ts';
import type { GridBlock } from './gridSelection.ts';

/** The headings of a grid; those of movable columns can be dragged. */
export function GridHead({
  corner,
  columns,
  focusColumn,
  block,
  movable,
  drop,
}: {
  readonly corner: ReactNode;
  readonly columns: readonly GridColumn[];
  /** The heading that Tab reaches, if it is one. */
  readonly focusColumn: number | undefined;
  readonly block: GridBlock;
  readonly movable: boolean;
  /** The gap a dragged column would drop into. */
  readonly drop: number | undefined;
}) {
  return (
    <div role="row" aria-rowindex={1} className="grid-row grid-head">
      <div role="columnheader" aria-colindex={1} className="grid-corner">
        {corner}
      </div>
      {columns.map((column, at) => {
        const moves = movable && column.movable === true;
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={at + 2}
            data-row={-1}
            data-column={at}
            {...(moves ? { 'data-movable': '', title: 'Drag to move; Alt+← and Alt+→ move it too' } : {})}
            tabIndex={focusColumn === at ? 0 : -1}
            className={[
              'grid-column-header',
              column.className,
              moves ? 'is-movable' : '',
              at >= block.left && at <= block.right ? 'is-touched' : '',
              drop === at ? 'is-drop-before' : '',
              drop === at + 1 && !columns[at + 1]?.movable ? 'is-drop-after' : '',
            ]
              .filter(Boolean)
              .join(' ')}
          >
            {column.header}
            {column.hasMenu ? <span className="grid-menu-sign" data-menu="" aria-hidden="true" /> : null}
          </div>
        );
      })}
    </div>
  );
}
