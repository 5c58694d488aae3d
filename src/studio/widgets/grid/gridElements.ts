import type { GridPlace } from './gridSelection.ts';

/** The place an event happened at; undefined beside the cells. */
export function placeOf(target: EventTarget): GridPlace | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row][data-column]') : null;
  return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : undefined;
}

/** The cell of a place, if it is drawn. */
export function cellAt(table: HTMLElement | null, { row, column }: GridPlace): HTMLElement | undefined {
  return table?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`) ?? undefined;
}

/** Whether an event happened at the sign that opens the menu of a row or column. */
export function isMenuSign(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-menu]') !== null;
}

/** Whether an event belongs to a control inside a cell. */
export function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, select, input, a, label') !== null;
}
