import { invariant } from '../base/assert.ts';
import type { Goal } from './goal.ts';
import type { Insertion, PlainPath } from './plainPath.ts';

/** What an object lives through: the letter of each of its events (-1: not listened to), and which of them may be left out at no cost. */
export interface Word {
  readonly letters: Int32Array;
  readonly free: Uint8Array;
}

/** One move of an explanation. */
export type PlainMove =
  | { readonly kind: 'sync' }
  | { readonly kind: 'leave out' }
  | { readonly kind: 'insert'; readonly insertion: Insertion };

/** Places within a node. */
const NODE = {
  layer: 0,
  state: 1,
  /** Departures on the cheapest way here, those nobody can avoid not counted. */
  level: 2,
  /** Events left out on it, likewise. */
  leftOut: 3,
  /** Last of the edges that end here. */
  edge: 4,
  /** Next of those with the same layer and level. */
  next: 5,
  /** The first edge of the leftmost of the cheapest ways from here. */
  best: 6,
  size: 7,
} as const;

/** Places within an edge. Its move: taken, left out, or which of the insertions of its state. */
const EDGE = { from: 0, to: 1, key: 2, move: 3, before: 4, size: 5 } as const;

const SYNC = -1;
const LEAVE_OUT = -2;
/** Edges of one node are preferred in the order of these, insertions among each other in text order. */
const KEY = { sync: 0, freely: 1 << 28, insert: 2 << 28, leaveOut: 3 << 28 } as const;
const NONE = -1;

/**
 * The leftmost of the cheapest explanations of a word: the fewest departures, then the fewest events left out, then the first difference
 * from the left (design §4.1). Undefined when the goal cannot be reached.
 */
export function searchPlainPath(
  path: PlainPath,
  start: number,
  word: Word,
  goal: Goal,
): readonly PlainMove[] | undefined {
  if (goal !== 'any' && path.completion(start, goal) === undefined) return undefined;
  return walk(path, start, word, goal) ?? new LevelSearch(path, word, goal).search(start);
}

/** Departures of an explanation. */
export function costOfMoves(moves: readonly PlainMove[], { free }: Word): number {
  let layer = 0;
  let cost = 0;
  for (const { kind } of moves) {
    if (kind === 'insert' || (kind === 'leave out' && free[layer] !== 1)) cost += 1;
    if (kind !== 'insert') layer += 1;
  }
  return cost;
}

const TAKE: PlainMove = { kind: 'sync' };
const LEAVE: PlainMove = { kind: 'leave out' };

/** Takes every event that is listened to. Where this can be done no other way is cheaper. */
function walk(path: PlainPath, start: number, { letters }: Word, goal: Goal): PlainMove[] | undefined {
  let state = start;
  const moves: PlainMove[] = [];
  for (let layer = 0; layer < letters.length; layer += 1) {
    const letter = letters[layer] ?? NONE;
    if (letter >= 0) state = path.next(state, letter);
    if (state < 0) return undefined;
    moves.push(letter < 0 ? LEAVE : TAKE);
  }
  return goal === 'any' || path.isEnd(state, goal) ? moves : undefined;
}

/**
 * Goes through the graph of (events behind, state) by the number of departures, and for each number from the first event to the last. Moves
 * that are no departure always go on to the next event, so that a node's cheapest way is known when its turn comes, and no queue is needed.
 */
class LevelSearch {
  readonly #path: PlainPath;
  readonly #word: Word;
  readonly #goal: Goal;
  readonly #nodes = new Rows(NODE.size);
  readonly #edges = new Rows(EDGE.size);
  /** Open addressing: node + 1 by layer and state. */
  #places = new Int32Array(256);
  /** By parity of the level and layer: the first of the nodes there. */
  readonly #lists: readonly [Int32Array, Int32Array];
  #waiting = 0;

  constructor(path: PlainPath, word: Word, goal: Goal) {
    this.#path = path;
    this.#word = word;
    this.#goal = goal;
    const layers = word.letters.length + 1;
    this.#lists = [new Int32Array(layers).fill(NONE), new Int32Array(layers).fill(NONE)];
  }

  search(start: number): readonly PlainMove[] | undefined {
    this.#reach(NONE, 0, start, 0, 0, 0, SYNC);
    for (let level = 0; this.#waiting > 0; level += 1) {
      const goals = this.#goOn(level);
      if (goals.length > 0) return this.#leftmost(goals);
      this.#depart(level);
    }
    return undefined;
  }

  /** Follows moves that are no departure from all nodes with so many departures; returns those of the cheapest that are goals. */
  #goOn(level: number): readonly number[] {
    const { letters, free } = this.#word;
    const list = this.#listOf(level);
    const end = letters.length;
    let goals: number[] = [];
    let fewest = Infinity;
    for (let layer = 0; layer <= end; layer += 1)
      for (let node = list[layer] ?? NONE; node !== NONE; node = this.#nodes.get(node, NODE.next)) {
        const state = this.#nodes.get(node, NODE.state);
        const leftOut = this.#nodes.get(node, NODE.leftOut);
        const letter = letters[layer] ?? NONE;
        if (layer === end) {
          if (leftOut > fewest || (this.#goal !== 'any' && !this.#path.isEnd(state, this.#goal))) continue;
          goals = leftOut < fewest ? [node] : [...goals, node];
          fewest = leftOut;
        } else if (letter < 0) {
          this.#reach(node, layer + 1, state, level, leftOut, KEY.leaveOut, LEAVE_OUT);
        } else {
          const next = this.#path.next(state, letter);
          if (next >= 0) this.#reach(node, layer + 1, next, level, leftOut, KEY.sync, SYNC);
          if (free[layer] === 1)
            this.#reach(node, layer + 1, state, level, leftOut + 1, KEY.freely, LEAVE_OUT);
        }
      }
    return goals;
  }

  /** Takes one more departure from all nodes with so many. */
  #depart(level: number): void {
    const { letters, free } = this.#word;
    const list = this.#listOf(level);
    const end = letters.length;
    for (let layer = 0; layer <= end; layer += 1) {
      const isHeard = (letters[layer] ?? NONE) >= 0;
      for (let node = list[layer] ?? NONE; node !== NONE; node = this.#nodes.get(node, NODE.next)) {
        this.#waiting -= 1;
        if (layer < end && !isHeard) continue;
        const state = this.#nodes.get(node, NODE.state);
        const leftOut = this.#nodes.get(node, NODE.leftOut);
        if (isHeard && free[layer] !== 1)
          this.#reach(node, layer + 1, state, level + 1, leftOut + 1, KEY.leaveOut, LEAVE_OUT);
        const insertions = this.#path.insertions(state);
        for (let move = 0; move < insertions.length; move += 1) {
          const { to = NONE, order = 0 } = insertions[move] ?? {};
          this.#reach(node, layer, to, level + 1, leftOut, KEY.insert + order, move);
        }
      }
      list[layer] = NONE;
    }
  }

  /** Notes a way to a node, unless a cheaper one is known. */
  #reach(
    from: number,
    layer: number,
    state: number,
    level: number,
    leftOut: number,
    key: number,
    move: number,
  ): void {
    const nodes = this.#nodes;
    const node = this.#nodeAt(layer, state);
    const known = nodes.get(node, NODE.level);
    const less = known - level || nodes.get(node, NODE.leftOut) - leftOut;
    if (less < 0) return;
    if (less > 0) {
      nodes.set(node, NODE.level, level);
      nodes.set(node, NODE.leftOut, leftOut);
      nodes.set(node, NODE.edge, NONE);
      if (known !== level) this.#enlist(node, layer, level);
    }
    if (from === NONE) return;
    const edge = this.#edges.add();
    this.#edges.set(edge, EDGE.from, from);
    this.#edges.set(edge, EDGE.to, node);
    this.#edges.set(edge, EDGE.key, key);
    this.#edges.set(edge, EDGE.move, move);
    this.#edges.set(edge, EDGE.before, nodes.get(node, NODE.edge));
    nodes.set(node, NODE.edge, edge);
  }

  #enlist(node: number, layer: number, level: number): void {
    const list = this.#listOf(level);
    this.#nodes.set(node, NODE.next, list[layer] ?? NONE);
    list[layer] = node;
    this.#waiting += 1;
  }

  #listOf(level: number): Int32Array {
    return this.#lists[(level & 1) as 0 | 1];
  }

  #nodeAt(layer: number, state: number): number {
    const nodes = this.#nodes;
    if (2 * nodes.count >= this.#places.length) this.#spread();
    let place = this.#placeOf(layer, state);
    for (; ; place = (place + 1) & (this.#places.length - 1)) {
      const node = (this.#places[place] ?? 0) - 1;
      if (node < 0) break;
      if (nodes.get(node, NODE.layer) === layer && nodes.get(node, NODE.state) === state) return node;
    }
    const node = nodes.add();
    nodes.set(node, NODE.layer, layer);
    nodes.set(node, NODE.state, state);
    nodes.set(node, NODE.level, 0x7fffffff);
    nodes.set(node, NODE.edge, NONE);
    nodes.set(node, NODE.best, NONE);
    this.#places[place] = node + 1;
    return node;
  }

  #placeOf(layer: number, state: number): number {
    const mixed = Math.imul(layer, 0x9e3779b1) ^ Math.imul(state, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & (this.#places.length - 1);
  }

  #spread(): void {
    this.#places = new Int32Array(2 * this.#places.length);
    for (let node = 0; node < this.#nodes.count; node += 1) {
      let place = this.#placeOf(this.#nodes.get(node, NODE.layer), this.#nodes.get(node, NODE.state));
      while (this.#places[place] !== 0) place = (place + 1) & (this.#places.length - 1);
      this.#places[place] = node + 1;
    }
  }

  /** Among all cheapest paths, the one whose first difference has the smaller key. */
  #leftmost(goals: readonly number[]): readonly PlainMove[] {
    const nodes = this.#nodes;
    const edges = this.#edges;
    const pending = [...goals];
    const marked = new Uint8Array(nodes.count);
    for (const goal of goals) marked[goal] = 1;
    for (let node = pending.pop(); node !== undefined; node = pending.pop())
      for (let edge = nodes.get(node, NODE.edge); edge !== NONE; edge = edges.get(edge, EDGE.before)) {
        const from = edges.get(edge, EDGE.from);
        const best = nodes.get(from, NODE.best);
        if (best === NONE || edges.get(edge, EDGE.key) < edges.get(best, EDGE.key))
          nodes.set(from, NODE.best, edge);
        if (marked[from] === 1) continue;
        marked[from] = 1;
        pending.push(from);
      }
    const ends = new Set(goals);
    const moves: PlainMove[] = [];
    for (let node = 0; !ends.has(node);) {
      const edge = nodes.get(node, NODE.best);
      invariant(edge !== NONE, 'a marked node leads to the goal');
      const move = edges.get(edge, EDGE.move);
      const insertion = this.#path.insertions(nodes.get(node, NODE.state))[move];
      moves.push(insertion ? { kind: 'insert', insertion } : move === SYNC ? TAKE : LEAVE);
      node = edges.get(edge, EDGE.to);
    }
    return moves;
  }
}

/** Rows of so many small whole numbers each. */
class Rows {
  readonly #size: number;
  #items: Int32Array;
  count = 0;

  constructor(size: number) {
    this.#size = size;
    this.#items = new Int32Array(64 * size);
  }

  add(): number {
    if ((this.count + 1) * this.#size > this.#items.length) {
      const grown = new Int32Array(2 * this.#items.length);
      grown.set(this.#items);
      this.#items = grown;
    }
    this.count += 1;
    return this.count - 1;
  }

  get(row: number, field: number): number {
    return this.#items[row * this.#size + field] ?? 0;
  }

  set(row: number, field: number, value: number): void {
    this.#items[row * this.#size + field] = value;
  }
}
