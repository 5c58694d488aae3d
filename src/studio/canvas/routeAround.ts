import type { DrawnEdge } from './createDrawing.ts';

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

/** Room for an edge's words: one line per transition, and one for its condition. */
export function labelSize(edge: DrawnEdge): { readonly width: number; readonly height: number } {
  const longest = Math.max(
    ...edge.lines.map((line) =>
      Math.max(line.text.length + (line.timer ? 3 : 0), line.guard === undefined ? 0 : Math.min(22, line.guard.length + 10)),
    ),
  );
  const rows = edge.lines.reduce((sum, line) => sum + (line.guard === undefined ? 1 : line.guard.length + 10 > 24 ? 2.7 : 1.9), 0);
  return { width: Math.min(156, 14 + longest * 6.5), height: rows * 16 + 4 };
}

/**
 * Finds a way with right angles between two boxes that were placed by hand: straight across if nothing is in between, else through
 * a lane above or below what is. `taken` collects the labels, so that later ones keep clear of them.
 */
export function routeAround(
  edge: DrawnEdge,
  boxes: ReadonlyMap<string, Rectangle>,
  taken: Rectangle[],
): Route {
  const source = boxes.get(edge.source);
  const target = boxes.get(edge.target);
  if (!source || !target) return { points: [] };
  const obstacles = [...boxes].filter(([id]) => !isOnTheWay(id, edge)).map(([, box]) => box);
  const candidates = [...acrossWays(source, target), ...laneWays(source, target, obstacles)];
  const size = labelSize(edge);
  let best: { readonly cost: number; readonly points: readonly Point[]; readonly label: Point } | undefined;
  for (const points of candidates) {
    const label = middleOfLongest(points);
    const words = { x: label.x - size.width / 2, y: label.y - size.height / 2, ...size };
    const hits = obstacles.filter((box) => segments(points).some(([a, b]) => crosses(a, b, box))).length;
    const covered = [...taken, ...obstacles].filter((box) => overlaps(words, box)).length;
    const cost = hits * 10_000 + covered * 3000 + lengthOf(points) + points.length * 40;
    if (!best || cost < best.cost) best = { cost, points, label };
  }
  if (!best) return { points: [] };
  taken.push({ x: best.label.x - size.width / 2, y: best.label.y - size.height / 2, ...size });
  return { points: best.points, label: best.label };
}

/** Its own ends, and the containers around and inside them, are no obstacles. */
function isOnTheWay(id: string, edge: DrawnEdge): boolean {
  return [edge.source, edge.target].some(
    (end) => end === id || end.startsWith(`${id}.`) || id.startsWith(`${end}.`),
  );
}

function acrossWays(source: Rectangle, target: Rectangle): readonly (readonly Point[])[] {
  const out = { x: source.x + source.width, y: source.y + source.height / 2 };
  const into = { x: target.x, y: target.y + target.height / 2 };
  const ways: Point[][] = [];
  const [low, high] = [Math.max(source.y, target.y), Math.min(source.y + source.height, target.y + target.height)];
  if (into.x > out.x + CLEARANCE) {
    if (high - low > CLEARANCE) {
      const y = (low + high) / 2;
      ways.push([{ x: out.x, y }, { x: into.x, y }]);
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

function crosses(a: Point, b: Point, box: Rectangle): boolean {
  const line = {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
  return overlaps(line, box);
}

function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

function middleOfLongest(points: readonly Point[]): Point {
  let best: { readonly length: number; readonly middle: Point } = { length: -1, middle: { x: 0, y: 0 } };
  for (const [a, b] of segments(points)) {
    const length = Math.hypot(a.x - b.x, a.y - b.y) * (a.y === b.y ? 1.5 : 1);
    if (length > best.length) best = { length, middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } };
  }
  return best.middle;
}

function lengthOf(points: readonly Point[]): number {
  return segments(points).reduce((sum, [a, b]) => sum + Math.abs(a.x - b.x) + Math.abs(a.y - b.y), 0);
}
