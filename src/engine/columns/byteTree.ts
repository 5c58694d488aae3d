import { grown } from './growing.ts';

/** Leaves at most: more than most files have different events, and few enough to stay in fast memory. */
const MOST = 4096;
/** Hashes of what was met once. */
const MET = 1 << 15;
const NOTHING = -1;
/** Ways out of a branch: few, so that the tree stays in fast memory. */
const SLOTS = 64;

/**
 * Knows pieces of JSON again by their bytes: each is a leaf of a tree that branches where they differ. Only complete values, or the rest of one
 * up to its end, may be entered, so that no piece begins with another. A piece becomes a leaf when it is met for the second time, unless two
 * bytes fall into one slot of a branch.
 */
export class ByteTree {
  /** Leaves so far. */
  count = 0;
  #bytes = new Uint8Array(1 << 13);
  #view = new DataView(this.#bytes.buffer);
  #filled = 0;
  #starts = new Int32Array(64);
  #lengths = new Int32Array(64);
  /** By leaf: the one that came after it last. */
  #after = new Int32Array(64);
  #last = 0;
  readonly #met = new Int32Array(MET);
  /** A branch, or ~leaf; 0 is nothing. */
  #root = 0;
  #branches = 1;
  /** By branch: how far from the start it looks. */
  #distance = new Int32Array(16);
  /** By branch and slot of the byte there: a branch, or ~leaf; 0 is nothing. */
  #next = new Int16Array(16 * SLOTS);

  /** The leaf that is written from `at` on; negative when there is none. `view` shows the same bytes. */
  find(bytes: Uint8Array, view: DataView, at: number): number {
    let node = this.#root;
    while (node > 0)
      node = this.#next[node * SLOTS + slotOf(bytes[at + (this.#distance[node] ?? 0)] ?? 0)] ?? 0;
    if (node === 0) return NOTHING;
    return this.#is(~node, bytes, view, at) ? ~node : NOTHING;
  }

  /** The same, but first the leaf is tried that came after the last one found here. */
  findNext(bytes: Uint8Array, view: DataView, at: number): number {
    const guess = this.#after[this.#last] ?? 0;
    if (this.#is(guess, bytes, view, at)) return (this.#last = guess);
    const found = this.find(bytes, view, at);
    if (found >= 0) this.#last = this.#after[this.#last] = found;
    return found;
  }

  /** Whether a leaf is written from `at` on. */
  #is(leaf: number, bytes: Uint8Array, view: DataView, at: number): boolean {
    const length = this.#lengths[leaf] ?? 0;
    if (length === 0 || at + length > bytes.length) return false;
    const start = this.#starts[leaf] ?? 0;
    if (length < 16) return this.#isShort(start, length, bytes, at);
    // Sixteen bytes at a time, as two numbers: text is never the negative zero that equals another one, and what is no number equals nothing.
    const mine = this.#view;
    const last = length - 16;
    for (let offset = 0; offset < last; offset += 16)
      if (
        mine.getFloat64(start + offset, true) !== view.getFloat64(at + offset, true) ||
        mine.getFloat64(start + offset + 8, true) !== view.getFloat64(at + offset + 8, true)
      )
        return false;
    return (
      mine.getFloat64(start + last, true) === view.getFloat64(at + last, true) &&
      mine.getFloat64(start + last + 8, true) === view.getFloat64(at + last + 8, true)
    );
  }

  lengthOf(leaf: number): number {
    return this.#lengths[leaf] ?? 0;
  }

  /** Takes notice of a piece that is no leaf, with any hash of it; true when it became the leaf `count - 1`. */
  meet(bytes: Uint8Array, start: number, end: number, hash: number): boolean {
    if (this.count === MOST) return false;
    const slot = (hash ^ (hash >>> 16)) & (MET - 1);
    if (this.#met[slot] === hash) return this.#enter(bytes, start, end);
    this.#met[slot] = hash;
    return false;
  }

  #isShort(start: number, length: number, bytes: Uint8Array, at: number): boolean {
    for (let offset = 0; offset < length; offset += 1)
      if (this.#bytes[start + offset] !== bytes[at + offset]) return false;
    return true;
  }

  #enter(bytes: Uint8Array, start: number, end: number): boolean {
    const distance = this.#difference(bytes, start, end);
    if (distance === NOTHING) return false;
    if (this.#root === 0) {
      this.#root = ~this.#keep(bytes, start, end);
      return true;
    }
    let parent = NOTHING;
    let node = this.#root;
    while (node > 0 && (this.#distance[node] ?? 0) < distance) {
      parent = node * SLOTS + slotOf(bytes[start + (this.#distance[node] ?? 0)] ?? 0);
      node = this.#next[parent] ?? 0;
    }
    const slot = slotOf(bytes[start + distance] ?? 0);
    if (node > 0 && this.#distance[node] === distance) {
      if (this.#next[node * SLOTS + slot] !== 0) return false;
      this.#next[node * SLOTS + slot] = ~this.#keep(bytes, start, end);
      return true;
    }
    const other = slotOf(this.#bytes[(this.#starts[this.#anyLeaf(node)] ?? 0) + distance] ?? 0);
    if (other === slot) return false;
    const branch = this.#branches++;
    if (branch >= this.#distance.length) {
      this.#distance = grown(this.#distance, branch + 1);
      this.#next = grown(this.#next, this.#distance.length * SLOTS);
    }
    this.#distance[branch] = distance;
    this.#next[branch * SLOTS + other] = node;
    this.#next[branch * SLOTS + slot] = ~this.#keep(bytes, start, end);
    if (parent === NOTHING) this.#root = branch;
    else this.#next[parent] = branch;
    return true;
  }

  /** How far a piece agrees with the leaf most like it; NOTHING when one of them is all of the other. */
  #difference(bytes: Uint8Array, start: number, end: number): number {
    if (this.#root === 0) return 0;
    let node = this.#root;
    while (node > 0) {
      const place = start + (this.#distance[node] ?? 0);
      const child = this.#next[node * SLOTS + slotOf(place < end ? (bytes[place] ?? 0) : 0)] ?? 0;
      if (child === 0) break;
      node = child;
    }
    const leaf = this.#anyLeaf(node);
    const from = this.#starts[leaf] ?? 0;
    const shorter = Math.min(end - start, this.#lengths[leaf] ?? 0);
    for (let distance = 0; distance < shorter; distance += 1)
      if (this.#bytes[from + distance] !== bytes[start + distance]) return distance;
    return NOTHING;
  }

  #anyLeaf(node: number): number {
    let at = node;
    while (at > 0) {
      let slot = at * SLOTS;
      while (this.#next[slot] === 0) slot += 1;
      at = this.#next[slot] ?? 0;
    }
    return ~at;
  }

  #keep(bytes: Uint8Array, start: number, end: number): number {
    const leaf = this.count++;
    if (leaf === this.#starts.length) {
      this.#starts = grown(this.#starts, leaf + 1);
      this.#lengths = grown(this.#lengths, leaf + 1);
      this.#after = grown(this.#after, leaf + 1);
    }
    this.#starts[leaf] = this.#filled;
    this.#lengths[leaf] = end - start;
    if (this.#filled + end - start > this.#bytes.length) {
      this.#bytes = grown(this.#bytes, this.#filled + end - start);
      this.#view = new DataView(this.#bytes.buffer);
    }
    this.#bytes.set(bytes.subarray(start, end), this.#filled);
    this.#filled += end - start;
    return leaf;
  }
}

/** Letters share a slot with those of the other case, all else in ASCII has its own. */
function slotOf(byte: number): number {
  return byte < SLOTS ? byte : byte & 31;
}

/** A hash of some bytes, for `meet`. */
export function hashPiece(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash;
}
