import { Position } from '@xyflow/react';
import type { Ownership } from '../session/readOwnership.ts';
import type { LifecycleLayout } from './arrangeLifecycle.ts';
import type { DrawnLifecycle } from './createDrawing.ts';
import { describeEdge, describeState } from './describeState.ts';
import { toAbsolute, type Box } from './placeBoxes.ts';
import type { DrawnFlowEdge, DrawnFlowNode } from './toFlow.ts';

/** One lifecycle and where it stands. */
export interface PlacedLifecycle {
  readonly lifecycle: DrawnLifecycle;
  readonly layout: LifecycleLayout;
}

export interface EditorFlow {
  readonly nodes: DrawnFlowNode[];
  readonly edges: DrawnFlowEdge[];
}

/** A placed lifecycle as React Flow's nodes and edges, containers first; positions are those of the file. */
export function toEditorFlow(
  { lifecycle, layout }: PlacedLifecycle,
  ownership: ReadonlyMap<string, Ownership> | undefined,
): EditorFlow {
  const absolute = toAbsolute(lifecycle, layout.boxes);
  const nodes = lifecycle.nodes.flatMap((drawn): DrawnFlowNode[] => {
    const box = layout.boxes.get(drawn.id);
    if (!box) return [];
    return [
      {
        id: drawn.id,
        type: drawn.shape === 'final' ? 'state' : drawn.shape,
        ...(drawn.parent === undefined ? {} : { parentId: drawn.parent }),
        position: { x: box.x, y: box.y },
        width: box.width,
        height: box.height,
        data: { drawn },
        domAttributes: { tabIndex: -1 },
        ariaLabel: describeState(lifecycle, drawn, ownership?.get(drawn.state.key)),
      },
    ];
  });
  const edges = lifecycle.edges.map((drawn): DrawnFlowEdge => {
    const route = layout.routes.get(drawn.id) ?? { points: [] };
    return {
      id: drawn.id,
      type: 'routed',
      source: drawn.source,
      target: drawn.target,
      sourceHandle: sideOf(absolute.get(drawn.source), route.points[0], Position.Right),
      targetHandle: sideOf(absolute.get(drawn.target), route.points.at(-1), Position.Left),
      data: { drawn, route },
      ariaLabel: describeEdge(lifecycle, drawn),
      domAttributes: { tabIndex: -1 },
      zIndex: 1,
    };
  });
  return { nodes, edges };
}

/** The one element at which Tab enters the graph; the arrows go on from there. */
export function withTabStop<T extends { readonly id: string; domAttributes?: object | undefined }>(
  elements: T[],
  stop: string | undefined,
): T[] {
  return elements.map((element) =>
    element.id === stop ? { ...element, domAttributes: { tabIndex: 0 } } : element,
  );
}

/** The last answer for lines, with the states that were moving: it stays the same while they move on. */
const loosened = new WeakMap<
  readonly DrawnFlowEdge[],
  { readonly moving: string; readonly edges: DrawnFlowEdge[] }
>();

/** While states are being moved, lines at them leave their worked-out course. */
export function loosenEdges(present: EditorFlow, flow: EditorFlow): DrawnFlowEdge[] {
  const places = new Map(flow.nodes.map((node) => [node.id, node.position]));
  const moving = present.nodes.flatMap(({ id, position }) => {
    const place = places.get(id);
    return place && (place.x !== position.x || place.y !== position.y) ? [id] : [];
  });
  if (moving.length === 0) return present.edges;
  const known = loosened.get(present.edges);
  if (known?.moving === moving.join('\n')) return known.edges;
  const isMoving = (id: string): boolean =>
    moving.some((other) => id === other || id.startsWith(`${other}.`));
  const edges = present.edges.map((edge) =>
    edge.data && (isMoving(edge.source) || isMoving(edge.target))
      ? { ...edge, data: { ...edge.data, route: { points: [] } } }
      : edge,
  );
  loosened.set(present.edges, { moving: moving.join('\n'), edges });
  return edges;
}

/** The side of a box at which a line ends. */
function sideOf(
  box: Box | undefined,
  point: { readonly x: number; readonly y: number } | undefined,
  otherwise: Position,
): Position {
  if (!box || !point) return otherwise;
  const distances: readonly (readonly [Position, number])[] = [
    [Position.Left, Math.abs(point.x - box.x)],
    [Position.Right, Math.abs(point.x - box.x - box.width)],
    [Position.Top, Math.abs(point.y - box.y)],
    [Position.Bottom, Math.abs(point.y - box.y - box.height)],
  ];
  return distances.reduce((best, next) => (next[1] < best[1] ? next : best))[0];
}
