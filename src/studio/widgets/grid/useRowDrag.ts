import { useState, type PointerEvent } from 'react';

/** Rows being dragged, and the gap they would drop into: before row `gap`. */
export interface RowDrag {
  readonly from: number;
  readonly gap: number;
}

/** Dragging a row by its handle. `onDrop` is told the gap between rows where the handle was let go. */
export function useRowDrag(onDrop: (drag: RowDrag) => void): {
  readonly drag: RowDrag | undefined;
  /** True when the press was on a handle and is taken care of. */
  begin(event: PointerEvent<HTMLElement>): boolean;
} {
  const [drag, setDrag] = useState<RowDrag | undefined>(undefined);
  return {
    drag,
    begin(event) {
      const handle =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-handle]') : null;
      if (!handle || event.button !== 0) return false;
      const grid = event.currentTarget;
      const from = Number(handle.dataset['handle']);
      let current: RowDrag = { from, gap: from };
      const controller = new AbortController();
      const { signal } = controller;
      const finish = (dropped: boolean): void => {
        controller.abort();
        setDrag(undefined);
        if (dropped) onDrop(current);
      };
      window.addEventListener(
        'pointermove',
        (move) => {
          current = { from, gap: findGap(grid, move.clientY) };
          setDrag(current);
        },
        { signal },
      );
      window.addEventListener('pointerup', () => finish(true), { signal });
      window.addEventListener('pointercancel', () => finish(false), { signal });
      window.addEventListener(
        'keydown',
        (key) => {
          if (key.key !== 'Escape') return;
          key.stopPropagation();
          finish(false);
        },
        { signal, capture: true },
      );
      return true;
    },
  };
}

function findGap(grid: HTMLElement, clientY: number): number {
  const rows = [...grid.querySelectorAll<HTMLElement>('[data-column="-1"]')].filter(
    (header) => header.dataset['row'] !== '-1',
  );
  const index = rows.findIndex((row) => {
    const { top, height } = row.getBoundingClientRect();
    return clientY < top + height / 2;
  });
  return index < 0 ? rows.length : index;
}
