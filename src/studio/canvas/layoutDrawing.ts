import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk-api.js';
import elkWorkerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { Framework } from '../../core/index.ts';
import type { DrawnLifecycle, DrawnNode, Drawing } from './createDrawing.ts';
import { labelSize, routeAround, type Occupied, type Rectangle, type Route } from './routeAround.ts';

export interface Box {
  /** Relative to the parent box. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything stands. Lifecycle boxes are keyed by their name. */
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, Route>;
}

const TITLE = 44;
const PADDING = 24;
const GAP = 40;

let elk: InstanceType<typeof ELK> | undefined;

/** Lays out every lifecycle and sets them on shelves as wide as the widest. Positions in the file's `layout` win over computed ones. */
export async function layoutDrawing(drawing: Drawing, framework: Framework): Promise<Layout> {
  const boxes = new Map<string, Box>();
  const routes = new Map<string, Route>();
  const shelf = { x: 0, y: 0, height: 0, limit: 0 };
  for (const lifecycle of drawing.lifecycles) {
    const root = await runElk(lifecycle);
    const placed = framework.layout.get(lifecycle.name);
    if (shelf.x > 0 && shelf.x + (root.width ?? 0) > shelf.limit) {
      shelf.y += shelf.height + GAP;
      shelf.x = 0;
      shelf.height = 0;
    }
    const size = placeLifecycle(lifecycle, root, placed, { x: shelf.x, y: shelf.y }, boxes, routes);
    shelf.limit = Math.max(shelf.limit, shelf.x + size.width);
    shelf.x += size.width + GAP;
    shelf.height = Math.max(shelf.height, size.height);
  }
  return { boxes, routes };
}

async function runElk(lifecycle: DrawnLifecycle): Promise<ElkNode> {
  elk ??= new ELK({ workerFactory: () => new Worker(elkWorkerUrl) });
  return elk.layout(toElk(lifecycle));
}

function toElk(lifecycle: DrawnLifecycle): ElkNode {
  const childrenOf = (parent: string | undefined): ElkNode[] =>
    lifecycle.nodes.filter((node) => node.parent === parent).map(toNode);
  const toNode = (node: DrawnNode): ElkNode =>
    node.shape === 'container'
      ? {
          id: node.id,
          children: childrenOf(node.id),
          layoutOptions: {
            'elk.padding': `[top=${TITLE},left=${PADDING},bottom=${PADDING},right=${PADDING}]`,
          },
        }
      : { id: node.id, width: node.width, height: node.height };
  return {
    id: lifecycle.name,
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.json.edgeCoords': 'ROOT',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.spacing.nodeNodeBetweenLayers': '26',
      'elk.layered.spacing.edgeNodeBetweenLayers': '18',
      'elk.spacing.nodeNode': '30',
      'elk.spacing.edgeNode': '22',
      'elk.spacing.edgeEdge': '14',
      'elk.spacing.edgeLabel': '4',
      'elk.edgeLabels.inline': 'true',
      'elk.padding': `[top=${TITLE},left=${PADDING},bottom=${PADDING},right=${PADDING}]`,
    },
    children: childrenOf(undefined),
    edges: lifecycle.edges.map((edge) => ({
      id: edge.id,
      sources: [edge.source],
      targets: [edge.target],
      labels: [{ text: edge.id, ...labelSize(edge) }],
    })),
  };
}

function placeLifecycle(
  lifecycle: DrawnLifecycle,
  root: ElkNode,
  placed: ReadonlyMap<string, { readonly x: number; readonly y: number }> | undefined,
  origin: { readonly x: number; readonly y: number },
  boxes: Map<string, Box>,
  routes: Map<string, Route>,
): { readonly width: number; readonly height: number } {
  let width = placed ? 0 : (root.width ?? 0);
  let height = placed ? 0 : (root.height ?? 0);
  const shift = placed ? leftTopOf(placed) : { x: 0, y: 0 };
  const moved = new Set<string>();
  const byId = new Map(lifecycle.nodes.map((node) => [node.id, node]));
  const place = (node: ElkNode): void => {
    const drawn = byId.get(node.id);
    const fixed = drawn && drawn.parent === undefined ? placed?.get(drawn.path) : undefined;
    if (fixed) moved.add(node.id);
    const box = {
      x: fixed ? fixed.x - shift.x + PADDING : (node.x ?? 0),
      y: fixed ? fixed.y - shift.y + TITLE : (node.y ?? 0),
      width: node.width ?? 0,
      height: node.height ?? 0,
    };
    boxes.set(node.id, box);
    if (drawn?.parent === undefined) {
      width = Math.max(width, box.x + box.width + PADDING);
      height = Math.max(height, box.y + box.height + PADDING);
    }
    node.children?.forEach(place);
  };
  root.children?.forEach(place);
  const absolute = placeAbsolutely(lifecycle, boxes, origin);
  const occupied: Occupied = { labels: [], lines: [] };
  for (const edge of root.edges ?? []) {
    const ends = [edge.sources[0] ?? '', edge.targets[0] ?? ''];
    const astray = ends.some((end) => moved.has(end) || [...moved].some((id) => end.startsWith(`${id}.`)));
    const drawn = lifecycle.edges.find((candidate) => candidate.id === edge.id);
    if (!astray || !drawn) routes.set(edge.id ?? '', routeOf(edge, origin));
    else {
      const route = routeAround(drawn, absolute, occupied);
      routes.set(drawn.id, route);
      height = Math.max(height, ...route.points.map((point) => point.y - origin.y + PADDING));
    }
  }
  boxes.set(lifecycle.name, { ...origin, width, height });
  return { width, height };
}

/** Boxes in canvas coordinates. */
function placeAbsolutely(
  lifecycle: DrawnLifecycle,
  boxes: ReadonlyMap<string, Box>,
  origin: { readonly x: number; readonly y: number },
): ReadonlyMap<string, Rectangle> {
  const absolute = new Map<string, Rectangle>();
  for (const node of lifecycle.nodes) {
    const box = boxes.get(node.id);
    const parent = node.parent === undefined ? origin : absolute.get(node.parent);
    if (box && parent) absolute.set(node.id, { ...box, x: box.x + parent.x, y: box.y + parent.y });
  }
  return absolute;
}

function leftTopOf(placed: ReadonlyMap<string, { readonly x: number; readonly y: number }>): {
  readonly x: number;
  readonly y: number;
} {
  const places = [...placed.values()];
  return { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) };
}

function routeOf(edge: ElkExtendedEdge, origin: { readonly x: number; readonly y: number }): Route {
  const section = edge.sections?.[0];
  const label = edge.labels?.[0];
  if (!section) return { points: [] };
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({
    x: x + origin.x,
    y: y + origin.y,
  }));
  if (label?.x === undefined || label.y === undefined) return { points };
  return {
    points,
    label: {
      x: label.x + (label.width ?? 0) / 2 + origin.x,
      y: label.y + (label.height ?? 0) / 2 + origin.y,
    },
  };
}
