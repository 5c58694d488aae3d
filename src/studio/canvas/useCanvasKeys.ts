import { useReactFlow } from '@xyflow/react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { toAbsolute } from './placeBoxes.ts';
import type { PlacedLifecycle } from './toEditorFlow.ts';
import type { CanvasCommands } from './useCanvasCommands.ts';
import type { Drafts } from './useDrafts.ts';
import type { Moves } from './useMoves.ts';
import { nearestIn, walkDrawing, type Direction } from './walkDrawing.ts';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const AWAY = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const;

interface CanvasKeyContext {
  readonly placed: PlacedLifecycle;
  readonly states: readonly string[];
  readonly lines: readonly string[];
  readonly commands: CanvasCommands;
  readonly moves: Moves;
  readonly drafts: Drafts;
  readonly selectOnly: (ids: readonly string[]) => void;
  readonly focusState: (id: string) => void;
  readonly reveal: (id: string) => void;
  readonly startRename: (id: string) => void;
  readonly toggleSnap: () => void;
  /** Escape inside a card or the search. */
  readonly leavePanel: () => void;
  readonly show: (panel: 'find' | 'keys' | undefined) => void;
}

/** The keys of the canvas; they count only while it has the focus, and never where somebody types. */
export function useCanvasKeys(context: CanvasKeyContext) {
  const { placed, states, lines, commands, moves, drafts } = context;
  const { fitView, zoomTo, zoomIn, zoomOut, getViewport, setViewport } = useReactFlow();
  const [first] = states;
  const only = states.length === 1 ? first : undefined;
  const addAndSelect = (ids: readonly string[]): void => {
    if (ids.length > 0) context.selectOnly(ids);
  };
  const duplicate = (): void => {
    const copied = commands.copy(states);
    if (copied) addAndSelect(commands.paste(copied, { x: 40, y: 40 }));
  };
  const group = (): void => {
    const id = states.length > 0 ? commands.group(states) : undefined;
    if (id === undefined) return;
    context.selectOnly([id]);
    context.startRename(id);
  };
  const arrow = (event: KeyboardEvent, direction: Direction): void => {
    const [x, y] = AWAY[direction];
    if (event.altKey) {
      if (first === undefined) {
        walkToFirst();
        return;
      }
      const absolute = toAbsolute(placed.lifecycle, placed.layout.boxes);
      const all = placed.lifecycle.nodes.map(({ id }) => id);
      const next =
        walkDrawing(placed.lifecycle, absolute, first, direction) ??
        nearestIn(absolute, first, all, direction);
      if (next !== undefined) context.reveal(next);
    } else if (event.ctrlKey || event.metaKey) {
      if (only !== undefined) drafts.after(only, direction);
    } else if (states.length > 0) {
      const step = event.shiftKey ? 40 : 8;
      moves.nudge(states, { x: x * step, y: y * step });
    } else {
      const view = getViewport();
      const step = event.shiftKey ? 200 : 50;
      void setViewport({ ...view, x: view.x - x * step, y: view.y - y * step });
    }
  };
  const walkToFirst = (): void => {
    const start = placed.lifecycle.nodes.find((node) => node.initial) ?? placed.lifecycle.nodes[0];
    if (start) context.reveal(start.id);
  };
  const withControl: Readonly<Record<string, () => void>> = {
    a: () => context.selectOnly(placed.lifecycle.nodes.map(({ id }) => id)),
    d: duplicate,
    g: group,
    f: () => context.show('find'),
    '0': () => void zoomTo(1),
  };
  const plain: Readonly<Record<string, () => void>> = {
    Delete: () => commands.remove(states, lines),
    Backspace: () => commands.remove(states, lines),
    F2: () => only !== undefined && context.startRename(only),
    Enter: () => only !== undefined && context.startRename(only),
    Escape: () => (context.show(undefined), context.selectOnly([])),
    c: () => only !== undefined && drafts.connectFrom(only),
    n: () => drafts.inView(placed.lifecycle.name === 'deal' ? 'stage' : 'state'),
    '?': () => context.show('keys'),
    '+': () => void zoomIn(),
    '=': () => void zoomIn(),
    '-': () => void zoomOut(),
  };
  const withShift: Readonly<Record<string, () => void>> = {
    Digit0: () => void zoomTo(1),
    Digit1: () => void fitView({ padding: 0.08, maxZoom: 1 }),
    Digit2: () => void fitView({ nodes: states.map((id) => ({ id })), padding: 0.3, maxZoom: 1.2 }),
  };
  return {
    onKeyDown(event: KeyboardEvent): void {
      if (event.key === 'Escape' && isInPanel(event.target)) context.leavePanel();
      if (isTyping(event.target) || event.defaultPrevented) return;
      const direction = ARROWS[event.key];
      const control = event.ctrlKey || event.metaKey;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (control && key === 'z') moves.flush();
      const act = direction
        ? () => arrow(event, direction)
        : event.altKey
          ? event.code === 'KeyS'
            ? context.toggleSnap
            : undefined
          : control
            ? event.shiftKey
              ? undefined
              : withControl[key]
            : ((event.shiftKey ? withShift[event.code] : undefined) ?? plain[key]);
      if (!act || (isButton(event.target) && key === 'Enter')) return;
      event.preventDefault();
      event.stopPropagation();
      if (!direction) moves.flush();
      act();
    },
    onCopy(event: ClipboardEvent): void {
      const copied = isTyping(event.target) ? undefined : commands.copy(states);
      if (!copied) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', JSON.stringify(copied, undefined, 2));
    },
    onCut(event: ClipboardEvent): void {
      const copied = isTyping(event.target) ? undefined : commands.copy(states);
      if (!copied) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', JSON.stringify(copied, undefined, 2));
      commands.remove(states, lines);
    },
    onPaste(event: ClipboardEvent): void {
      if (isTyping(event.target)) return;
      const added = commands.pasteText(event.clipboardData.getData('text/plain'));
      if (added.length > 0) event.preventDefault();
      addAndSelect(added);
    },
  };
}

function isTyping(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], .draft-card, .canvas-find') !== null
  );
}

function isInPanel(target: EventTarget): boolean {
  return target instanceof Element && target.closest('.draft-card, .canvas-find, .canvas-keys') !== null;
}

function isButton(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a') !== null;
}
