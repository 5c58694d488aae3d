import type { LifecycleLayout } from './arrangeLifecycle.ts';
import type { DrawnEdge } from './createDrawing.ts';
import { PADDING, TITLE, type Box } from './placeBoxes.ts';
import type { Route } from './routeAround.ts';
import { shiftRoute } from './shiftRoute.ts';

const SHAPE = 1.7;
const BETWEEN_ROWS = 84;

interface Layer {
  readonly ids: string[];
  readonly left: number;
  right: number;
}

/**
 * Cuts a long row of states into rows of about the shape of a screen, between states that stand one above the other. Lines from row
 * to row lose their way: it is to be found anew.
 */
export function cutIntoRows(layout: LifecycleLayout, edges: readonly DrawnEdge[]): LifecycleLayout {
  const layers = listLayers(layout.boxes);
  const all = [...layout.boxes.values()];
  const width = Math.max(...all.map((box) => box.x + box.width)) - Math.min(...all.map(({ x }) => x));
  const height =
    Math.max(...all.map((box) => box.y + box.height)) - Math.min(...all.map(({ y }) => y)) + BETWEEN_ROWS;
  const rows = Math.max(2, Math.round(Math.sqrt(width / (height * SHAPE))));
  const boxes = new Map<string, Box>();
  const routes = new Map<string, Route>();
  let top = TITLE;
  for (const row of gatherRows(layers, (width / rows) * 1.04)) {
    const ids = new Set(row.flatMap((layer) => layer.ids));
    const inside = edges.flatMap(({ id, source, target }) => {
      const route = ids.has(source) && ids.has(target) ? layout.routes.get(id) : undefined;
      return route ? [[id, route] as const] : [];
    });
    const own = [...layout.boxes].filter(([id]) => ids.has(id));
    const left = Math.min(...own.map(([, { x }]) => x));
    const right = Math.max(...own.map(([, box]) => box.x + box.width));
    const kept = inside.filter(([, { points }]) =>
      points.every(({ x }) => x >= left - PADDING && x <= right + PADDING),
    );
    const ys = kept.flatMap(([, { points }]) => points.map(({ y }) => y));
    const high = Math.min(...own.map(([, { y }]) => y), ...ys);
    const low = Math.max(...own.map(([, box]) => box.y + box.height), ...ys);
    const shift = { x: Math.round(PADDING - left), y: Math.round(top - high) };
    for (const [id, box] of own) boxes.set(id, { ...box, x: box.x + shift.x, y: box.y + shift.y });
    for (const [id, route] of kept) routes.set(id, shiftRoute(route, shift));
    top += low - high + BETWEEN_ROWS;
  }
  return { boxes, routes };
}

/** States that stand one above the other, from left to right. */
function listLayers(boxes: ReadonlyMap<string, Box>): readonly Layer[] {
  const layers: Layer[] = [];
  for (const [id, { x, width }] of [...boxes].sort(([, a], [, b]) => a.x - b.x)) {
    const last = layers.at(-1);
    if (last && x < last.right) {
      last.ids.push(id);
      last.right = Math.max(last.right, x + width);
    } else layers.push({ ids: [id], left: x, right: x + width });
  }
  return layers;
}

function gatherRows(layers: readonly Layer[], widest: number): readonly (readonly Layer[])[] {
  const rows: Layer[][] = [];
  for (const layer of layers) {
    const row = rows.at(-1);
    const start = row?.[0]?.left ?? layer.left;
    if (row && layer.right - start <= widest) row.push(layer);
    else rows.push([layer]);
  }
  return rows;
}
