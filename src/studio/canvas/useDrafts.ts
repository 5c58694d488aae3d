import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useMemo, useState, type RefObject } from 'react';
import type { Position } from '../../core/edit/index.ts';
import type { CanvasDraft } from './DraftCard.tsx';
import { findRoom, toAbsolute, type Box } from './placeBoxes.ts';
import { findContainerAt, pathOf } from './planMoves.ts';
import type { NewStateKind } from './planNewState.ts';
import type { PlacedLifecycle } from './toEditorFlow.ts';
import type { Direction } from './walkDrawing.ts';

/** Beginnings of states and transitions, from wherever they were asked for. */
export interface Drafts {
  readonly draft: CanvasDraft | undefined;
  /** At a point of the screen. */
  at(point: Position): void;
  /** In the middle of what is seen. */
  inView(kind: NewStateKind): void;
  /** Beside a state, and after it. */
  after(id: string, direction: Direction): void;
  connect(source: string, target: string): void;
  /** A line let go over empty canvas. */
  dropped(source: string, point: Position): void;
  /** The target is still to be chosen. */
  connectFrom(id: string): void;
  close(): void;
}

const CARD = { width: 300, height: 330 };
const NEW_SIZE = { width: 212, height: 130 };
const APART = 190;

export function useDrafts(placed: PlacedLifecycle, wrapper: RefObject<HTMLDivElement | null>): Drafts {
  const [draft, setDraft] = useState<CanvasDraft>();
  const { screenToFlowPosition, flowToScreenPosition } = useReactFlow();
  const store = useStoreApi();
  const close = useCallback(() => setDraft(undefined), []);
  return useMemo((): Drafts => {
    const { lifecycle, layout } = placed;
    const absolute = toAbsolute(lifecycle, layout.boxes);
    const usual: NewStateKind = lifecycle.name === 'deal' ? 'stage' : 'state';
    const near = (point: Position): Position => {
      const area = wrapper.current?.getBoundingClientRect();
      if (!area) return { x: 20, y: 60 };
      return {
        x: Math.max(8, Math.min(point.x - area.left + 12, area.width - CARD.width - 8)),
        y: Math.max(8, Math.min(point.y - area.top + 12, area.height - CARD.height - 8)),
      };
    };
    const begin = (point: Position, spot: Position, more: Partial<CanvasDraft>, kind = usual): void => {
      const container = findContainerAt(lifecycle, absolute, spot);
      const ground = container === undefined ? undefined : absolute.get(container);
      setDraft({
        lifecycle: lifecycle.name,
        at: near(point),
        kind,
        parent: pathOf(container),
        position: { x: Math.round(spot.x - (ground?.x ?? 0)), y: Math.round(spot.y - (ground?.y ?? 0)) },
        ...more,
      });
    };
    const beside = (id: string, direction: Direction): CanvasDraft | undefined => {
      const box = layout.boxes.get(id);
      const seen = absolute.get(id);
      const node = lifecycle.nodes.find((candidate) => candidate.id === id);
      if (!box || !seen || !node) return undefined;
      const step = {
        right: { x: box.width + APART, y: 0 },
        left: { x: -NEW_SIZE.width - APART, y: 0 },
        down: { x: 0, y: box.height + APART / 2 },
        up: { x: 0, y: -NEW_SIZE.height - APART / 2 },
      }[direction];
      const siblings = lifecycle.nodes.flatMap((other): Box[] => {
        const place = other.parent === node.parent ? layout.boxes.get(other.id) : undefined;
        return place ? [place] : [];
      });
      const room = findRoom({ x: box.x + step.x, y: box.y + step.y, ...NEW_SIZE }, siblings);
      const point = flowToScreenPosition({ x: seen.x + seen.width, y: seen.y });
      return {
        lifecycle: lifecycle.name,
        at: near(point),
        kind: usual,
        parent: pathOf(node.parent),
        position: { x: Math.round(room.x), y: Math.round(room.y) },
        from: pathOf(id),
      };
    };
    return {
      draft,
      close,
      at: (point) => begin(point, screenToFlowPosition(point), {}),
      inView(kind) {
        const area = wrapper.current?.getBoundingClientRect();
        if (!area) return;
        const { width, height } = store.getState();
        const middle = screenToFlowPosition({ x: area.left + width / 2, y: area.top + height / 2 });
        const spot = findRoom(
          { x: middle.x - NEW_SIZE.width / 2, y: middle.y - NEW_SIZE.height / 2, ...NEW_SIZE },
          lifecycle.nodes.flatMap((node) => (node.parent === undefined ? (absolute.get(node.id) ?? []) : [])),
        );
        setDraft({
          lifecycle: lifecycle.name,
          at: near({ x: area.left, y: area.top + 44 }),
          kind,
          parent: [],
          position: { x: Math.round(spot.x), y: Math.round(spot.y) },
        });
      },
      after: (id, direction) => setDraft(beside(id, direction)),
      connectFrom(id) {
        const begun = beside(id, 'right');
        if (begun) setDraft({ ...begun, chooseTarget: true });
      },
      connect(source, target) {
        const seen = absolute.get(target);
        if (!seen) return;
        begin(flowToScreenPosition({ x: seen.x, y: seen.y }), seen, {
          from: pathOf(source),
          to: pathOf(target),
        });
      },
      dropped: (source, point) => begin(point, screenToFlowPosition(point), { from: pathOf(source) }),
    };
  }, [draft, close, placed, wrapper, screenToFlowPosition, flowToScreenPosition, store]);
}
