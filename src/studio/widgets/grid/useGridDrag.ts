import { useState, type PointerEvent } from 'react';

/** A row or column being dragged, and the gap it would drop into: before number `gap`. */
export interface GridDrag {
  readonly axis: 'row' | 'column';
  readonly from: number;
  readonly gap: number;
}

/** In pixels: a press on a heading that moves less is a click. */
const THRESHOLD = 5;
/** In pixels: this near to its upper or lower edge a grid scrolls under a dragged row. */
const EDGE = 36;

/** Dragging rows by their handle, and columns by their heading. `onDrop` is told the gap where it was let go. */
export function useGridDrag(onDrop: (drag: GridDrag) => void): {
  readonly drag: GridDrag | undefined;
  /** True when the press was on the handle of a row and is taken care of. */
  begin(event: PointerEvent<HTMLElement>): boolean;
} {
  const [drag, setDrag] = useState<GridDrag | undefined>(undefined);
  return {
    drag,
    begin(event) {
      const handle = closest(event.target, '[data-handle]');
      const heading = closest(event.target, '[data-movable]');
      const axis = handle ? 'row' : 'column';
      const from = Number(handle ? handle.dataset['handle'] : heading?.dataset['column']);
      if (!(handle ?? heading) || event.button !== 0) return false;
      const grid = event.currentTarget;
      const start = { x: event.clientX, y: event.clientY };
      let point = start;
      let current: GridDrag = { axis, from, gap: from };
      let began = axis === 'row';
      const controller = new AbortController();
      const { signal } = controller;
      const show = (): void => {
        current = {
          axis,
          from,
          gap: axis === 'row' ? findRowGap(grid, point.y) : findColumnGap(grid, point.x),
        };
        setDrag(current);
      };
      const scroll = (): void => {
        if (signal.aborted) return;
        if (scrollAtEdge(grid.parentElement, point.y)) show();
        requestAnimationFrame(scroll);
      };
      const finish = (dropped: boolean): void => {
        controller.abort();
        setDrag(undefined);
        if (dropped && began) onDrop(current);
      };
      window.addEventListener(
        'pointermove',
        (move) => {
          point = { x: move.clientX, y: move.clientY };
          began ||= Math.abs(point.x - start.x) >= THRESHOLD;
          if (began) show();
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
      if (axis === 'row') requestAnimationFrame(scroll);
      return axis === 'row';
    },
  };
}

/** How far a dragged row or column goes. */
export function shiftOf({ from, gap }: GridDrag): number {
  return gap > from ? gap - 1 - from : gap - from;
}

function closest(target: EventTarget, selector: string): HTMLElement | null {
  if (!(target instanceof Element) || target.closest('[data-menu]')) return null;
  return target.closest<HTMLElement>(selector);
}

/** Only the rows in sight stand in the page; they know their numbers. */
function findRowGap(grid: HTMLElement, clientY: number): number {
  const headers = [...grid.querySelectorAll<HTMLElement>('[data-column="-1"]')];
  const next = headers.find((header) => {
    const { top, height } = header.getBoundingClientRect();
    return clientY < top + height / 2;
  });
  return next ? Number(next.dataset['row']) : Number(headers.at(-1)?.dataset['row']) + 1;
}

function findColumnGap(grid: HTMLElement, clientX: number): number {
  const headings = [...grid.querySelectorAll<HTMLElement>('[data-movable]')];
  const next = headings.find((heading) => {
    const { left, width } = heading.getBoundingClientRect();
    return clientX < left + width / 2;
  });
  return next ? Number(next.dataset['column']) : Number(headings.at(-1)?.dataset['column']) + 1;
}

function scrollAtEdge(scroller: HTMLElement | null, clientY: number): boolean {
  if (!scroller) return false;
  const { top, bottom } = scroller.getBoundingClientRect();
  const by = clientY > bottom - EDGE ? 12 : clientY < top + 2 * EDGE ? -12 : 0;
  const before = scroller.scrollTop;
  if (by !== 0) scroller.scrollTop += by;
  return scroller.scrollTop !== before;
}
