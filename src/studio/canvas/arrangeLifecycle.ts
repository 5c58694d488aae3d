import type { DrawnLifecycle } from './createDrawing.ts';
import { placeBoxes, toAbsolute, type Box } from './placeBoxes.ts';
import {
  isFamily,
  labelSize,
  routeAround,
  type Occupied,
  type Rectangle,
  type Route,
} from './routeAround.ts';
import { shiftRoute } from './shiftRoute.ts';

/** Where the states of one lifecycle stand and how its lines run, in its own coordinates. Boxes are relative to their parents. */
export interface LifecycleLayout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes: ReadonlyMap<string, Route>;
}

/**
 * Sets states by their own places and the computed ones; a line is kept, as it was computed or else as it is shown, while its ends
 * still face each other freely.
 */
export function arrangeLifecycle(
  lifecycle: DrawnLifecycle,
  computed: LifecycleLayout | undefined,
  placed: ReadonlyMap<string, { readonly x: number; readonly y: number }> | undefined,
  shown?: LifecycleLayout,
): LifecycleLayout {
  const boxes = placeBoxes(lifecycle, (computed ?? shown)?.boxes, placed);
  const now = toAbsolute(lifecycle, boxes);
  const routes = new Map<string, Route>();
  const occupied: Occupied = { labels: [], lines: [] };
  for (const base of [computed, shown]) {
    if (!base) continue;
    const before = toAbsolute(lifecycle, base.boxes);
    for (const edge of lifecycle.edges) {
      const route = base.routes.get(edge.id);
      const shift = shiftOf(before.get(edge.source), now.get(edge.source));
      const other = shiftOf(before.get(edge.target), now.get(edge.target));
      if (routes.has(edge.id) || !route || !shift || !other || shift.x !== other.x || shift.y !== other.y)
        continue;
      const moved = shiftRoute(route, shift);
      const words = moved.label ? around(moved.label, labelSize(edge)) : undefined;
      const strangers = [...now].filter(([id]) => !isFamily(id, edge.source) && !isFamily(id, edge.target));
      const blocked = strangers.some(([, box]) => (words && meets(words, box)) || crosses(moved, box));
      if (blocked) continue;
      routes.set(edge.id, moved);
      if (words) occupied.labels.push(words);
      moved.points.slice(1).forEach((point, index) => {
        const from = moved.points[index];
        if (from) occupied.lines.push([from, point]);
      });
    }
  }
  for (const edge of lifecycle.edges)
    if (!routes.has(edge.id)) routes.set(edge.id, routeAround(edge, now, occupied));
  return { boxes, routes };
}

function shiftOf(
  from: Box | undefined,
  to: Box | undefined,
): { readonly x: number; readonly y: number } | undefined {
  if (!from || !to || from.width !== to.width || from.height !== to.height) return undefined;
  return { x: Math.round(to.x - from.x), y: Math.round(to.y - from.y) };
}

function around(
  centre: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
): Rectangle {
  return { x: centre.x - size.width / 2, y: centre.y - size.height / 2, ...size };
}

function crosses({ points }: Route, box: Rectangle): boolean {
  return points.slice(1).some((point, index) => {
    const from = points[index] ?? point;
    const line = {
      x: Math.min(from.x, point.x),
      y: Math.min(from.y, point.y),
      width: Math.abs(from.x - point.x),
      height: Math.abs(from.y - point.y),
    };
    return meets(line, box);
  });
}

function meets(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
