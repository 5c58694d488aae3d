import type { DrawnLifecycle, DrawnNode } from './createDrawing.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Relative to the parent box. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Room for a container's title, and around what it holds. */
export const TITLE = 44;
export const PADDING = 24;
const GAP = 28;
const SMALLEST = { width: 150, height: 96 };

/**
 * Finds a place for every state: its own where it has one, else where the layout put it, kept in the same relation to a neighbour
 * that has a place and clear of the others. Containers are as large as what they hold.
 */
export function placeBoxes(
  lifecycle: DrawnLifecycle,
  computed: ReadonlyMap<string, Box> | undefined,
  placed: ReadonlyMap<string, Point> | undefined,
): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  const placeChildren = (parent: string | undefined): Box => {
    const children = lifecycle.nodes.filter((node) => node.parent === parent);
    const sized = children.map((node) => ({ node, ...sizeOf(node) }));
    const fixed = sized.filter(({ node }) => placed?.has(node.path));
    const free = sized.filter(({ node }) => !placed?.has(node.path));
    for (const { node, width, height } of fixed) {
      const at = placed?.get(node.path) ?? { x: 0, y: 0 };
      const inside = parent === undefined ? at : { x: Math.max(PADDING, at.x), y: Math.max(TITLE, at.y) };
      boxes.set(node.id, { ...inside, width, height });
    }
    for (const { node, width, height } of free) {
      const siblings = children.flatMap(({ id }) => boxes.get(id) ?? []);
      const wanted =
        fixed.length === 0 ? computed?.get(node.id) : besideNeighbour(lifecycle, node, boxes, computed);
      const at = wanted ?? {
        x: Math.max(PADDING, ...siblings.map((box) => box.x + box.width + GAP)),
        y: TITLE,
      };
      const keep = fixed.length === 0 && wanted !== undefined;
      boxes.set(
        node.id,
        keep ? { x: at.x, y: at.y, width, height } : findRoom({ ...at, width, height }, siblings),
      );
    }
    const all = children.flatMap(({ id }) => boxes.get(id) ?? []);
    return { x: 0, y: 0, ...sizeAround(all) };
  };
  const sizeOf = (node: DrawnNode): { readonly width: number; readonly height: number } => {
    if (node.shape !== 'container') return { width: node.width, height: node.height };
    const { width, height } = placeChildren(node.id);
    const layout = computed?.get(node.id);
    const untouched = layout && !hasPlaceInside(lifecycle, node, placed);
    return untouched ? { width: layout.width, height: layout.height } : { width, height };
  };
  placeChildren(undefined);
  return boxes;
}

/** The size of a container around what it holds. */
export function sizeAround(boxes: readonly Box[]): { readonly width: number; readonly height: number } {
  return {
    width: Math.max(SMALLEST.width, ...boxes.map((box) => box.x + box.width + PADDING)),
    height: Math.max(SMALLEST.height, ...boxes.map((box) => box.y + box.height + PADDING)),
  };
}

/** Boxes in the coordinates of the lifecycle, containers before what they hold. */
export function toAbsolute(
  lifecycle: DrawnLifecycle,
  boxes: ReadonlyMap<string, Box>,
  origin: Point = { x: 0, y: 0 },
): ReadonlyMap<string, Box> {
  const absolute = new Map<string, Box>();
  for (const node of lifecycle.nodes) {
    const box = boxes.get(node.id);
    const parent = node.parent === undefined ? origin : absolute.get(node.parent);
    if (box && parent) absolute.set(node.id, { ...box, x: box.x + parent.x, y: box.y + parent.y });
  }
  return absolute;
}

/** The nearest place below, or in turn beside, that no other box takes. */
export function findRoom(box: Box, others: readonly Box[]): Box {
  let at = box;
  for (let tries = 0; tries < 60; tries += 1) {
    const hit = others.find((other) => touches(at, other));
    if (!hit) return at;
    at = { ...at, y: hit.y + hit.height + GAP };
  }
  return at;
}

function touches(a: Box, b: Box): boolean {
  const near = GAP / 2;
  return (
    a.x < b.x + b.width + near &&
    b.x < a.x + a.width + near &&
    a.y < b.y + b.height + near &&
    b.y < a.y + a.height + near
  );
}

function hasPlaceInside(
  lifecycle: DrawnLifecycle,
  node: DrawnNode,
  placed: ReadonlyMap<string, Point> | undefined,
): boolean {
  return lifecycle.nodes.some((inner) => inner.path.startsWith(`${node.path}.`) && placed?.has(inner.path));
}

/** Where a state would stand if the layout had begun from a placed neighbour. */
function besideNeighbour(
  lifecycle: DrawnLifecycle,
  node: DrawnNode,
  boxes: ReadonlyMap<string, Box>,
  computed: ReadonlyMap<string, Box> | undefined,
): Point | undefined {
  const near = lifecycle.edges.flatMap(({ source, target }) =>
    source === node.id ? [target] : target === node.id ? [source] : [],
  );
  const siblings = lifecycle.nodes.filter((other) => other.parent === node.parent).map(({ id }) => id);
  const anchor = [...near, ...siblings].find((id) => siblings.includes(id) && boxes.has(id));
  const [own, from, to] = [computed?.get(node.id), computed?.get(anchor ?? ''), boxes.get(anchor ?? '')];
  if (!own || !from || !to) return undefined;
  return { x: Math.round(to.x + own.x - from.x), y: Math.round(to.y + own.y - from.y) };
}
