import { useCallback, useState, type MouseEvent, type RefObject } from 'react';
import type { Position } from '../../core/edit/index.ts';
import { findOnCanvas } from './findOnCanvas.ts';
import type { MenuSubject } from './menuGroups.ts';

interface OpenMenu {
  readonly subject: MenuSubject;
  /** A point of the screen. */
  readonly at: Position;
  /** Asked for by mouse over empty canvas: things are put there. */
  readonly here: boolean;
}

/** The menu of the canvas: what it is about, and where it stands. */
export interface CanvasMenuState {
  readonly open: OpenMenu | undefined;
  /** About what is chosen, or, when nothing is, about the canvas. */
  show(current: string | undefined): void;
  close(): void;
  onContextMenu(event: MouseEvent): void;
}

export function useCanvasMenu(
  ground: RefObject<HTMLDivElement | null>,
  states: readonly string[],
  lines: readonly string[],
  selectOnly: (ids: readonly string[]) => void,
): CanvasMenuState {
  const [open, setOpen] = useState<OpenMenu>();
  const close = useCallback(() => setOpen(undefined), []);
  return {
    open,
    close,
    show(current) {
      const subject = states.length > 0 ? 'state' : lines.length > 0 ? 'line' : 'ground';
      const element = findOnCanvas(ground.current, current ?? states[0] ?? lines[0]) ?? ground.current;
      const box = element?.getBoundingClientRect();
      if (box) setOpen({ subject, at: { x: box.x + box.width / 2, y: box.y + box.height / 2 }, here: false });
    },
    onContextMenu(event) {
      if (!(event.target instanceof Element) || event.target.closest('input, textarea')) return;
      event.preventDefault();
      if (event.button !== 2 && open) return;
      const at = { x: event.clientX, y: event.clientY };
      const state = event.target.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
      const line =
        event.target.closest<HTMLElement>('.edge-label')?.dataset['line'] ??
        event.target.closest<SVGElement>('.react-flow__edge')?.dataset['id'];
      const many = event.target.closest('.react-flow__nodesselection') !== null;
      const hit = state ?? line;
      if (hit !== undefined && !states.includes(hit) && !lines.includes(hit)) selectOnly([hit]);
      const subject = state !== undefined || many ? 'state' : line === undefined ? 'ground' : 'line';
      setOpen({ subject, at, here: subject === 'ground' });
    },
  };
}
