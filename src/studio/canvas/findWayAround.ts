interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

type Line = readonly [Point, Point];

/** What stands in the way of a line. */
export interface Surroundings {
  /** Never crossed. */
  readonly solid: readonly Box[];
  /** Words of other lines: crossed only if there is no better way. */
  readonly words: readonly Box[];
  /** Other lines: crossed freely, but not run along. */
  readonly lines: readonly Line[];
}

const CLEAR = 12;
const LANES = [CLEAR, CLEAR + 16];
const BEND = 45;
const ALONG = 160;
const OVER_WORDS = 220;
const SHARES = [0.5, 0.25, 0.75];

/** The shortest way with right angles from one box to another that crosses nothing solid, with few corners; undefined without one. */
export function findWayAround(
  source: Box,
  target: Box,
  { solid, words, lines }: Surroundings,
): readonly Point[] | undefined {
  const blocks = [...solid, source, target];
  const starts = listDoors(source);
  const ends = listDoors(target);
  const doors = [...starts, ...ends].map(({ outside }) => outside);
  const xs = listTracks(
    blocks.flatMap(({ x, width }) => LANES.flatMap((lane) => [x - lane, x + width + lane])),
    doors.map(({ x }) => x),
  );
  const ys = listTracks(
    blocks.flatMap(({ y, height }) => LANES.flatMap((lane) => [y - lane, y + height + lane])),
    doors.map(({ y }) => y),
  );
  const columnOf = new Map(xs.map((x, index) => [x, index]));
  const rowOf = new Map(ys.map((y, index) => [y, index]));
  const near = blocks.map((box) => grow(box, CLEAR - 2));
  const indexOf = ({ x, y }: Point): number => (rowOf.get(y) ?? 0) * xs.length + (columnOf.get(x) ?? 0);
  const pointAt = (cell: number): Point => ({
    x: xs[cell % xs.length] ?? 0,
    y: ys[Math.floor(cell / xs.length)] ?? 0,
  });
  const along = indexLines(lines);

  // A place counts once for each way of arriving there: flat (even) or upright (odd).
  const best = new Float64Array(xs.length * ys.length * 2).fill(Infinity);
  const from = new Int32Array(best.length).fill(-1);
  const open = createHeap();
  const ahead = ({ x, y }: Point): number =>
    Math.min(...ends.map(({ outside }) => Math.abs(outside.x - x) + Math.abs(outside.y - y)));
  for (const { outside, upright, toll } of starts) {
    const state = indexOf(outside) * 2 + (upright ? 1 : 0);
    best[state] = toll;
    open.push(state, toll + ahead(outside));
  }
  const goals = new Map(
    ends.map((door) => [indexOf(door.outside) * 2 + (door.upright ? 1 : 0), door] as const),
  );
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const paid = best[state] ?? Infinity;
    const goal = goals.get(state);
    if (goal) return trace(state, from, pointAt, starts, goal.at);
    const cell = state >> 1;
    const here = pointAt(cell);
    const [column, row] = [cell % xs.length, Math.floor(cell / xs.length)];
    for (const [dx, dy] of STEPS) {
      const [x, y] = [xs[column + dx], ys[row + dy]];
      if (x === undefined || y === undefined) continue;
      const there = { x, y };
      const upright = dy !== 0;
      const next = (cell + dx + dy * xs.length) * 2 + (upright ? 1 : 0);
      if ((best[next] ?? 0) <= paid) continue;
      const middle = { x: (x + here.x) / 2, y: (y + here.y) / 2 };
      if (near.some((box) => holds(box, middle))) continue;
      const cost =
        paid +
        Math.abs(x - here.x) +
        Math.abs(y - here.y) +
        (upright === (state % 2 === 1) ? 0 : BEND) +
        (along(here, there) ? ALONG : 0) +
        (words.some((box) => holds(box, middle)) ? OVER_WORDS : 0);
      if (cost >= (best[next] ?? 0)) continue;
      best[next] = cost;
      from[next] = state;
      open.push(next, cost + ahead(there));
    }
  }
  return undefined;
}

const STEPS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** Where a line can leave or enter a box. */
interface Door {
  /** On the border. */
  readonly at: Point;
  /** The same, clear of the box. */
  readonly outside: Point;
  readonly upright: boolean;
  /** Doors off the middle cost a little. */
  readonly toll: number;
}

function listDoors({ x, y, width, height }: Box): readonly Door[] {
  return SHARES.flatMap((share): Door[] => {
    const toll = share === 0.5 ? 0 : 12;
    const [across, down] = [Math.round(x + width * share), Math.round(y + height * share)];
    return [
      { at: { x, y: down }, outside: { x: x - CLEAR, y: down }, upright: false, toll },
      { at: { x: x + width, y: down }, outside: { x: x + width + CLEAR, y: down }, upright: false, toll },
      { at: { x: across, y }, outside: { x: across, y: y - CLEAR }, upright: true, toll },
      {
        at: { x: across, y: y + height },
        outside: { x: across, y: y + height + CLEAR },
        upright: true,
        toll,
      },
    ];
  });
}

/** Distinct values in order; those too close to another to tell apart are left out, but for the doors'. */
function listTracks(values: readonly number[], doors: readonly number[]): readonly number[] {
  const kept = new Set(doors);
  let last = -Infinity;
  for (const value of [...new Set(values)].sort((a, b) => a - b)) {
    if (value - last < 4) continue;
    kept.add(value);
    last = value;
  }
  return [...kept].sort((a, b) => a - b);
}

function trace(
  last: number,
  from: Int32Array,
  pointAt: (cell: number) => Point,
  starts: readonly Door[],
  end: Point,
): readonly Point[] {
  const points: Point[] = [end];
  let first = last;
  for (let state = last; state >= 0; state = from[state] ?? -1) {
    points.push(pointAt(state >> 1));
    first = state;
  }
  const beginning = pointAt(first >> 1);
  const door = starts.find(
    ({ outside, upright }) =>
      outside.x === beginning.x && outside.y === beginning.y && upright === (first % 2 === 1),
  );
  if (door) points.push(door.at);
  return dropStraight(points.reverse());
}

/** Only the corners of a way, and its ends. */
function dropStraight(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before || !after) return true;
    return !(before.x === point.x && point.x === after.x) && !(before.y === point.y && point.y === after.y);
  });
}

/** Tells whether a step lies on another line. */
function indexLines(lines: readonly Line[]): (a: Point, b: Point) => boolean {
  const flat = new Map<number, (readonly [number, number])[]>();
  const upright = new Map<number, (readonly [number, number])[]>();
  const note = (index: typeof flat, at: number, a: number, b: number): void => {
    const slot = Math.round(at / 8);
    const span = [Math.min(a, b), Math.max(a, b)] as const;
    for (const near of [slot - 1, slot, slot + 1]) index.set(near, [...(index.get(near) ?? []), span]);
  };
  for (const [a, b] of lines) {
    if (a.y === b.y) note(flat, a.y, a.x, b.x);
    else note(upright, a.x, a.y, b.y);
  }
  const meets = (index: typeof flat, at: number, a: number, b: number): boolean =>
    index.get(Math.round(at / 8))?.some(([low, high]) => Math.min(a, b) < high && low < Math.max(a, b)) ===
    true;
  return (a, b) => (a.y === b.y ? meets(flat, a.y, a.x, b.x) : meets(upright, a.x, a.y, b.y));
}

function grow({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function holds({ x, y, width, height }: Box, point: Point): boolean {
  return point.x > x && point.x < x + width && point.y > y && point.y < y + height;
}

/** States by what they may cost, the cheapest first. */
function createHeap() {
  const states: number[] = [];
  const costs: number[] = [];
  const at = (index: number): number => costs[index] ?? Infinity;
  const swap = (a: number, b: number): void => {
    [states[a], states[b]] = [states[b] ?? 0, states[a] ?? 0];
    [costs[a], costs[b]] = [costs[b] ?? 0, costs[a] ?? 0];
  };
  return {
    push(state: number, cost: number): void {
      states.push(state);
      costs.push(cost);
      for (let index = states.length - 1; index > 0;) {
        const parent = (index - 1) >> 1;
        if (at(parent) <= at(index)) return;
        swap(parent, index);
        index = parent;
      }
    },
    pop(): number | undefined {
      const [first] = states;
      if (first === undefined) return undefined;
      swap(0, states.length - 1);
      states.pop();
      costs.pop();
      for (let index = 0; ;) {
        const [left, right] = [2 * index + 1, 2 * index + 2];
        const small = at(right) < at(left) ? right : left;
        if (at(small) >= at(index)) return first;
        swap(small, index);
        index = small;
      }
    },
  };
}
