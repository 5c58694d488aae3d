import type { NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Position } from '../../core/edit/index.ts';
import { toAbsolute } from './placeBoxes.ts';
import { outermost } from './planMoves.ts';
import { snapToGuides, type Guides } from './snapToGuides.ts';
import type { PlacedLifecycle } from './toEditorFlow.ts';
import type { DrawnFlowNode } from './toFlow.ts';
import type { CanvasCommands } from './useCanvasCommands.ts';
import type { FlowElements } from './useFlowElements.ts';

const NUDGE_REST_MS = 450;
const WITHIN = 6;

/** Moving by mouse and by arrows: on the canvas only until it is finished, then one step of the history. */
export interface Moves {
  readonly guides: Guides | undefined;
  snapChanges(changes: readonly NodeChange<DrawnFlowNode>[]): readonly NodeChange<DrawnFlowNode>[];
  suspendSnap(suspended: boolean): void;
  /** What is dragged from now on is copied there, and stays where it is. */
  copyInstead(): void;
  finishDrag(): void;
  /** Several nudges in a row are one step. */
  nudge(states: readonly string[], by: Position): void;
  /** Takes pending nudges over now. */
  flush(): void;
}

export function useMoves(
  elements: FlowElements,
  placed: PlacedLifecycle,
  commands: CanvasCommands,
  snap: boolean,
): Moves {
  const { shiftNodes, putBack, selectOnly } = elements;
  const moved = useRef(new Map<string, Position>());
  const suspended = useRef(false);
  const copying = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [guides, setGuides] = useState<Guides>();
  const absolute = useMemo(() => toAbsolute(placed.lifecycle, placed.layout.boxes), [placed]);
  const finish = useCallback((): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
    setGuides(undefined);
    if (moved.current.size === 0) return;
    const places = new Map(moved.current);
    moved.current.clear();
    if (copying.current) {
      copying.current = false;
      putBack();
      const [first] = places;
      const from = first && placed.layout.boxes.get(first[0]);
      if (!from) return;
      const shift = { x: Math.round(first[1].x - from.x), y: Math.round(first[1].y - from.y) };
      selectOnly(commands.duplicate([...places.keys()], shift));
      return;
    }
    const rehoused = commands.move(places);
    if (!rehoused) putBack();
    else if (rehoused.length > 0) selectOnly(rehoused);
  }, [commands, placed, putBack, selectOnly]);
  const latest = useRef(finish);
  useEffect(() => {
    latest.current = finish;
  }, [finish]);
  useEffect(() => () => latest.current(), []);
  return {
    guides,
    suspendSnap(next) {
      suspended.current = next && !copying.current;
    },
    copyInstead() {
      copying.current = true;
    },
    finishDrag: finish,
    flush() {
      if (timer.current !== undefined) finish();
    },
    nudge(states, by) {
      const ids = outermost(states);
      for (const id of ids) {
        const from = moved.current.get(id) ?? placed.layout.boxes.get(id);
        if (from) moved.current.set(id, { x: from.x + by.x, y: from.y + by.y });
      }
      shiftNodes(ids, by);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => latest.current(), NUDGE_REST_MS);
    },
    snapChanges(changes) {
      const drags = changes.filter((change) => change.type === 'position' && change.position !== undefined);
      const [first] = drags;
      if (first?.type !== 'position' || !first.position) return changes;
      const lead = placed.layout.boxes.get(first.id);
      const here = absolute.get(first.id);
      if (!lead || !here) return changes;
      const free = {
        x: here.x + first.position.x - lead.x,
        y: here.y + first.position.y - lead.y,
        width: here.width,
        height: here.height,
      };
      const dragged = drags.map((change) => ('id' in change ? change.id : ''));
      const others = placed.lifecycle.nodes.flatMap((node) =>
        dragged.some((id) => node.id === id || node.id.startsWith(`${id}.`)) || node.shape === 'container'
          ? []
          : (absolute.get(node.id) ?? []),
      );
      const snapped = snap && !suspended.current ? snapToGuides(free, others, WITHIN) : undefined;
      setGuides(snapped && first.dragging === true ? snapped.guides : undefined);
      const shift = { x: (snapped?.x ?? free.x) - free.x, y: (snapped?.y ?? free.y) - free.y };
      return changes.map((change) => {
        if (change.type !== 'position' || !change.position) return change;
        const position = { x: change.position.x + shift.x, y: change.position.y + shift.y };
        moved.current.set(change.id, position);
        return { ...change, position };
      });
    },
  };
}
