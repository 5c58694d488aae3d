import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';
import type { GridPlace } from './gridSelection.ts';

/** Keeps the browser's focus on the place that has the grid's. */
export function useGridFocus(
  table: RefObject<HTMLElement | null>,
  { row, column }: GridPlace,
  elsewhere: boolean,
  /** A new number asks for the focus. */
  ask: number | undefined,
): {
  /** The place should get the focus, even when the grid does not have it now. */
  take(): void;
  onFocus(): void;
  onBlur(event: FocusEvent): void;
} {
  const wanted = useRef(false);
  const held = useRef(false);
  const asked = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (ask !== asked.current) wanted.current = true;
    asked.current = ask;
    const lost = held.current && document.activeElement === document.body;
    if (elsewhere || !(wanted.current || lost)) return;
    wanted.current = false;
    const cell = table.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
    if (!cell || cell === document.activeElement) return;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  return {
    take: () => {
      wanted.current = true;
    },
    onFocus: () => {
      held.current = true;
    },
    onBlur: (event) => {
      if (event.target.isConnected && !table.current?.contains(event.relatedTarget)) held.current = false;
    },
  };
}
