import type { Framework } from '../../core/index.ts';
import { arrangeLifecycle } from './arrangeLifecycle.ts';
import { computeLayout } from './computeLayout.ts';
import type { Drawing } from './createDrawing.ts';
import { PADDING, TITLE, type Box } from './placeBoxes.ts';
import type { Route } from './routeAround.ts';
import { shiftRoute } from './shiftRoute.ts';

/** Where everything stands. Boxes are relative to their parents; lifecycle boxes are keyed by their name. */
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, Route>;
}

const GAP = 40;

/** Lays out every lifecycle and sets them on shelves as wide as the widest. Positions in the file's `layout` win over computed ones. */
export async function layoutDrawing(drawing: Drawing, framework: Framework): Promise<Layout> {
  const boxes = new Map<string, Box>();
  const routes = new Map<string, Route>();
  const shelf = { x: 0, y: 0, height: 0, limit: 0 };
  for (const lifecycle of drawing.lifecycles) {
    const computed = await computeLayout(lifecycle);
    const layout = arrangeLifecycle(lifecycle, computed, framework.layout.get(lifecycle.name));
    const top = lifecycle.nodes.flatMap((node) =>
      node.parent === undefined ? (layout.boxes.get(node.id) ?? []) : [],
    );
    const points = [...layout.routes.values()].flatMap((route) => route.points);
    const left = Math.min(...top.map((box) => box.x), ...points.map(({ x }) => x)) - PADDING;
    const above = Math.min(...top.map((box) => box.y - TITLE), ...points.map(({ y }) => y - PADDING));
    const right = Math.max(...top.map((box) => box.x + box.width), ...points.map(({ x }) => x)) + PADDING;
    const below = Math.max(...top.map((box) => box.y + box.height), ...points.map(({ y }) => y)) + PADDING;
    const size = { width: right - left, height: below - above };
    if (shelf.x > 0 && shelf.x + size.width > shelf.limit) {
      shelf.y += shelf.height + GAP;
      shelf.x = 0;
      shelf.height = 0;
    }
    for (const node of lifecycle.nodes) {
      const box = layout.boxes.get(node.id);
      if (box)
        boxes.set(node.id, node.parent === undefined ? { ...box, x: box.x - left, y: box.y - above } : box);
    }
    const shift = { x: shelf.x - left, y: shelf.y - above };
    for (const [id, route] of layout.routes) routes.set(id, shiftRoute(route, shift));
    boxes.set(lifecycle.name, { x: shelf.x, y: shelf.y, ...size });
    shelf.limit = Math.max(shelf.limit, shelf.x + size.width);
    shelf.x += size.width + GAP;
    shelf.height = Math.max(shelf.height, size.height);
  }
  return { boxes, routes };
}
