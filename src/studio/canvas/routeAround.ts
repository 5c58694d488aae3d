import type { DrawnEdge } from './createDrawing.ts';
import { findWayAround } from './findWayAround.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Route {
  /** Corners in canvas coordinates; empty when the line must find its own way. */
  readonly points: readonly Point[];
  /** Centre of the label, in canvas coordinates. */
  readonly label?: Point;
}

const LANE = 16;
const CLEARANCE = 14;
/** What the best of the plain ways may cost before a better one is searched for. */
const GOOD_ENOUGH = 1600;
/** How far from the ends of a line its surroundings count: looking everywhere takes too long among hundreds of states. */
const REACH = 600;

/** Room for an edge's words: one line per transition, and one for its condition. */
export function labelSize(edge: DrawnEdge): { readonly width: number; readonly height: number } {
  const longest = Math.max(
    ...edge.lines.map((line) =>
      Math.max(
        line.text.length + (line.timer ? 3 : 0),
        line.guard === undefined ? 0 : Math.min(22, line.guard.length + 10),
      ),
    ),
  );
  const rows = edge.lines.reduce(
    (sum, line) => sum + (line.guard === undefined ? 1 : line.guard.length + 10 > 24 ? 2.7 : 1.9),
    0,
  );
  return { width: Math.min(156, 14 + longest * 6.5), height: rows * 16 + 4 };
}

/** What earlier lines use up, so that later ones keep clear of it. */
export interface Occupied {
  readonly labels: Rectangle[];
  readonly lines: (readonly [Point, Point])[];
}

/**
 * Finds a way with right angles between two boxes that were placed by hand: straight across if nothing is in between, else through
 * a lane above or below what is. `occupied` collects what is drawn.
 */
export function routeAround(
  edge: DrawnEdge,
  boxes: ReadonlyMap<string, Rectangle>,
  occupied: Occupied,
): Route {
  const source = boxes.get(edge.source);
  const target = boxes.get(edge.target);
  if (!source || !target) return { points: [] };
  const region = inflate(spanOf(source, target), REACH);
  const obstacles = listObstacles(edge, boxes).filter((box) => overlaps(box, region));
  const words = occupied.labels.filter((label) => overlaps(label, region));
  const lines = occupied.lines.filter(([a, b]) => overlaps(asBox(a, b), region));
  const near = obstacles.map((box) => inflate(box, 9));
  const blocking = [...near, inflate(source, -3), inflate(target, -3)];
  const solid = [...words, ...obstacles, source, target];
  const size = labelSize(edge);
  let best:
    { readonly cost: number; readonly points: readonly Point[]; readonly label: Rectangle } | undefined;
  const consider = (points: readonly Point[]): void => {
    const parts = segments(points);
    const hits = blocking.filter((box) => parts.some(([a, b]) => overlaps(asBox(a, b), box))).length;
    const shared = parts.filter((part) => lines.some((line) => runsAlong(part, line))).length;
    const run = lengthOf(points) + points.length * 30 + hits * 10_000 + shared * 700;
    for (const place of labelPlaces(parts, size)) {
      const covered = solid.filter((box) => overlaps(place, box)).length;
      const struck = lines.filter(([a, b]) => overlaps(asBox(a, b), place)).length;
      const cost = run + covered * 2500 + struck * 500;
      if (!best || cost < best.cost) best = { cost, points, label: place };
    }
  };
  if (edge.source === edge.target) consider(loopWay(source));
  else
    for (const points of [...acrossWays(source, target), ...laneWays(source, target, obstacles)])
      consider(points);
  if ((!best || best.cost > GOOD_ENOUGH) && !isFamily(edge.source, edge.target)) {
    const way = findWayAround(source, target, { solid: obstacles, words, lines });
    if (way) consider(way);
  }
  if (!best) return { points: [] };
  occupied.labels.push(best.label);
  occupied.lines.push(...segments(best.points));
  const { points, label } = best;
  return { points, label: { x: label.x + label.width / 2, y: label.y + label.height / 2 } };
}

/** The states in the way, without what is inside them. Its own ends, and the containers around and inside them, are none. */
function listObstacles(edge: DrawnEdge, boxes: ReadonlyMap<string, Rectangle>): readonly Rectangle[] {
  const strangers = [...boxes.keys()].filter((id) => !isOnTheWay(id, edge));
  const names = new Set(strangers);
  return strangers.flatMap((id) => {
    const box = names.has(id.slice(0, id.lastIndexOf('.'))) ? undefined : boxes.get(id);
    return box ? [box] : [];
  });
}

/** One holds the other, or both are the same. */
export function isFamily(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

function isOnTheWay(id: string, edge: DrawnEdge): boolean {
  return [edge.source, edge.target].some((end) => isFamily(end, id));
}

function acrossWays(source: Rectangle, target: Rectangle): readonly (readonly Point[])[] {
  const out = { x: source.x + source.width, y: source.y + source.height / 2 };
  const into = { x: target.x, y: target.y + target.height / 2 };
  const ways: Point[][] = [];
  const [low, high] = [
    Math.max(source.y, target.y),
    Math.min(source.y + source.height, target.y + target.height),
  ];
  if (into.x > out.x + CLEARANCE) {
    if (high - low > CLEARANCE) {
      const y = (low + high) / 2;
      ways.push([
        { x: out.x, y },
        { x: into.x, y },
      ]);
    }
    for (const share of [0.5, 0.25, 0.75]) {
      const x = out.x + (into.x - out.x) * share;
      ways.push([out, { x, y: out.y }, { x, y: into.y }, into]);
    }
  }
  const below = target.y > source.y + source.height;
  const above = target.y + target.height < source.y;
  if (below || above) {
    const x = source.x + source.width / 2;
    const start = { x, y: below ? source.y + source.height : source.y };
    const end = { x: target.x + target.width / 2, y: below ? target.y : target.y + target.height };
    const y = (start.y + end.y) / 2;
    ways.push(
      Math.abs(start.x - end.x) < 4 ? [start, end] : [start, { x: start.x, y }, { x: end.x, y }, end],
    );
  }
  return ways;
}

function laneWays(
  source: Rectangle,
  target: Rectangle,
  obstacles: readonly Rectangle[],
): readonly (readonly Point[])[] {
  const from = source.x + source.width / 2;
  const to = target.x + target.width / 2;
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const between = [source, target, ...obstacles].filter((box) => box.x < right && box.x + box.width > left);
  const bottom = Math.max(...between.map((box) => box.y + box.height));
  const top = Math.min(...between.map((box) => box.y));
  const ways: Point[][] = [];
  for (let lane = 1; lane <= 5; lane += 1) {
    const low = bottom + CLEARANCE + lane * LANE;
    const high = top - CLEARANCE - lane * LANE;
    const shift = lane * 12 - 36;
    const end = { x: target.x + target.width / 2, y: target.y + target.height };
    ways.push([
      { x: from + shift, y: source.y + source.height },
      { x: from + shift, y: low },
      { x: end.x, y: low },
      end,
    ]);
    ways.push([
      { x: from + shift, y: source.y },
      { x: from + shift, y: high },
      { x: end.x, y: high },
      { x: end.x, y: target.y },
    ]);
  }
  return ways;
}

function segments(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  return points.slice(1).flatMap((point, index): [Point, Point][] => {
    const before = points[index];
    return before ? [[before, point]] : [];
  });
}

function asBox(a: Point, b: Point): Rectangle {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

function spanOf(a: Rectangle, b: Rectangle): Rectangle {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const [right, below] = [Math.max(a.x + a.width, b.x + b.width), Math.max(a.y + a.height, b.y + b.height)];
  return { x, y, width: right - x, height: below - y };
}

function inflate(box: Rectangle, by: number): Rectangle {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** Two lines lie on each other, or so close that they look like one. */
function runsAlong([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const flat = a.y === b.y && c.y === d.y;
  const upright = a.x === b.x && c.x === d.x;
  return (flat || upright) && overlaps(inflate(asBox(a, b), 3), asBox(c, d));
}

/** Places for the words: along the longer parts, the middle first. */
function labelPlaces(
  parts: readonly (readonly [Point, Point])[],
  size: { readonly width: number; readonly height: number },
): readonly Rectangle[] {
  const long = parts
    .toSorted(([a, b], [c, d]) => Math.hypot(c.x - d.x, c.y - d.y) - Math.hypot(a.x - b.x, a.y - b.y))
    .slice(0, 4);
  return long.flatMap(([a, b]) =>
    [0.5, 0.35, 0.65, 0.2, 0.8, 0.08, 0.92].map((share) => ({
      x: a.x + (b.x - a.x) * share - size.width / 2,
      y: a.y + (b.y - a.y) * share - size.height / 2,
      ...size,
    })),
  );
}

function loopWay(box: Rectangle): readonly Point[] {
  const [left, right, top] = [box.x + box.width * 0.3, box.x + box.width * 0.7, box.y - 28];
  return [
    { x: left, y: box.y },
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: box.y },
  ];
}

function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

function lengthOf(points: readonly Point[]): number {
  return segments(points).reduce((sum, [a, b]) => sum + Math.abs(a.x - b.x) + Math.abs(a.y - b.y), 0);
}
