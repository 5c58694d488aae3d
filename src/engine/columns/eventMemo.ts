import { ENTRY, EVENT, NONE, Rows, VALUE, type DealDraft } from './dealDraft.ts';
import { grown, GrowingFloats } from './growing.ts';

/** More different events than most records have, and few enough to stay in fast memory. */
const MOST = 4096;
/** Hashes of what was met once; only what comes again is remembered. */
const MET = 1 << 15;

/**
 * Remembers how events were read that are written alike, time aside, so that the next one only has to be compared. Their bytes from the end of
 * the time to the brace that ends the event are the leaves of a tree that branches where they differ; none of them begins with another.
 */
export class EventMemo {
  #count = 0;
  #bytes = new Uint8Array(1 << 14);
  #view = new DataView(this.#bytes.buffer);
  #filled = 0;
  readonly #starts = new Int32Array(MOST);
  readonly #lengths = new Int32Array(MOST);
  readonly #met = new Int32Array(MET);
  readonly #rows = new Rows(EVENT.size);
  readonly #entries = new Rows(ENTRY.size);
  readonly #numbers = new GrowingFloats();
  /** A branch, or ~leaf; 0 is nothing. */
  #root = 0;
  #branches = 1;
  /** By branch: how far from the start it looks. */
  #distance = new Int32Array(64);
  /** By branch and byte there: a branch, or ~leaf; 0 is nothing. */
  #next = new Int32Array(64 * 256);

  /** Number of the event that is written from `at` on, NONE when it is not remembered. `view` shows the same bytes. */
  find(bytes: Uint8Array, view: DataView, at: number): number {
    let node = this.#root;
    while (node > 0) node = this.#next[node * 256 + (bytes[at + (this.#distance[node] ?? 0)] ?? 0)] ?? 0;
    if (node === 0) return NONE;
    const event = ~node;
    const last = (this.#lengths[event] ?? 0) - 4;
    if (at + last + 4 > bytes.length) return NONE;
    const mine = this.#view;
    const start = this.#starts[event] ?? 0;
    for (let offset = 0; offset < last; offset += 4)
      if (mine.getInt32(start + offset, true) !== view.getInt32(at + offset, true)) return NONE;
    return mine.getInt32(start + last, true) === view.getInt32(at + last, true) ? event : NONE;
  }

  lengthOf(event: number): number {
    return this.#lengths[event] ?? 0;
  }

  /** Adds a remembered event to a draft, all but its time; returns its row. */
  recall(event: number, draft: DealDraft): number {
    const row = draft.addEvent();
    const { items } = draft.events;
    const remembered = this.#rows.items;
    const from = event * EVENT.size;
    for (let field = 0; field < EVENT.size; field += 1) items[row + field] = remembered[from + field] ?? NONE;
    const to = remembered[from + EVENT.dataEnd] ?? 0;
    for (let entry = event === 0 ? 0 : this.#rows.get(event - 1, EVENT.dataEnd); entry < to; entry += 1) {
      const kind = this.#entries.get(entry, ENTRY.kind);
      const value = this.#entries.get(entry, ENTRY.value);
      const own = kind === VALUE.number ? draft.addNumber(this.#numbers.at(value)) : value;
      draft.addEntry(draft.data, this.#entries.get(entry, ENTRY.name), kind, own);
    }
    items[row + EVENT.dataEnd] = draft.data.count;
    return row;
  }

  /** Remembers the last event of a draft, whose data begins at `firstEntry`, if it comes for the second time. */
  meet(bytes: Uint8Array, start: number, end: number, draft: DealDraft, firstEntry: number): void {
    if (this.#count === MOST || end - start < 4) return;
    let hash = end - start;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    const slot = (hash ^ (hash >>> 16)) & (MET - 1);
    if (this.#met[slot] !== hash) this.#met[slot] = hash;
    else if (this.#enter(bytes, start, end)) this.#keep(draft, firstEntry);
  }

  /** Gives the next event its place in the tree; false when it cannot have one. */
  #enter(bytes: Uint8Array, start: number, end: number): boolean {
    const distance = this.#difference(bytes, start, end);
    if (distance < 0) return false;
    const event = this.#count++;
    this.#starts[event] = this.#filled;
    this.#lengths[event] = end - start;
    if (this.#filled + end - start > this.#bytes.length) {
      this.#bytes = grown(this.#bytes, this.#filled + end - start);
      this.#view = new DataView(this.#bytes.buffer);
    }
    this.#bytes.set(bytes.subarray(start, end), this.#filled);
    this.#filled += end - start;
    if (this.#root === 0) {
      this.#root = ~event;
      return true;
    }
    let slot = -1;
    let node = this.#root;
    while (node > 0 && (this.#distance[node] ?? 0) < distance) {
      slot = node * 256 + (bytes[start + (this.#distance[node] ?? 0)] ?? 0);
      node = this.#next[slot] ?? 0;
    }
    const byte = bytes[start + distance] ?? 0;
    if (node > 0 && this.#distance[node] === distance) {
      this.#next[node * 256 + byte] = ~event;
      return true;
    }
    const branch = this.#branches++;
    if (branch >= this.#distance.length) {
      this.#distance = grown(this.#distance, branch + 1);
      this.#next = grown(this.#next, this.#distance.length * 256);
    }
    this.#distance[branch] = distance;
    this.#next[branch * 256 + byte] = ~event;
    this.#next[branch * 256 + (this.#bytes[(this.#starts[this.#anyLeaf(node)] ?? 0) + distance] ?? 0)] = node;
    if (slot < 0) this.#root = branch;
    else this.#next[slot] = branch;
    return true;
  }

  /** How far some bytes agree with the most alike remembered event; negative when one is within the other. */
  #difference(bytes: Uint8Array, start: number, end: number): number {
    if (this.#root === 0) return 0;
    let node = this.#root;
    while (node > 0) {
      const distance = this.#distance[node] ?? 0;
      const byte = start + distance < end ? (bytes[start + distance] ?? 0) : 0;
      const child = this.#next[node * 256 + byte] ?? 0;
      if (child === 0) break;
      node = child;
    }
    const leaf = this.#anyLeaf(node);
    const from = this.#starts[leaf] ?? 0;
    const shorter = Math.min(end - start, this.#lengths[leaf] ?? 0);
    for (let distance = 0; distance < shorter; distance += 1)
      if (this.#bytes[from + distance] !== bytes[start + distance]) return distance;
    return -1;
  }

  #anyLeaf(node: number): number {
    let at = node;
    while (at > 0) {
      let byte = 0;
      while (this.#next[at * 256 + byte] === 0) byte += 1;
      at = this.#next[at * 256 + byte] ?? 0;
    }
    return ~at;
  }

  #keep(draft: DealDraft, firstEntry: number): void {
    for (let entry = firstEntry; entry < draft.data.count; entry += 1) {
      const row = this.#entries.add();
      const kind = draft.data.get(entry, ENTRY.kind);
      const value = draft.data.get(entry, ENTRY.value);
      this.#entries.items[row + ENTRY.name] = draft.data.get(entry, ENTRY.name);
      this.#entries.items[row + ENTRY.kind] = kind;
      this.#entries.items[row + ENTRY.value] = kind === VALUE.number ? this.#numbers.length : value;
      if (kind === VALUE.number) this.#numbers.push(draft.numbers[value] ?? NaN);
    }
    const last = (draft.events.count - 1) * EVENT.size;
    const row = this.#rows.add();
    this.#rows.items.set(draft.events.items.subarray(last, last + EVENT.size), row);
    this.#rows.items[row + EVENT.dataEnd] = this.#entries.count;
    this.#rows.items[row + EVENT.memo] = this.#count - 1;
  }
}
