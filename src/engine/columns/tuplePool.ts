import { grown, Rows } from './growing.ts';
import { spread } from './textPool.ts';

/** Places within what is known of a row. */
const TUPLE = { end: 0, hash: 1, size: 2 } as const;

/** Different rows of whole numbers, each kept once and known by a small number. */
export class TuplePool {
  #items = new Int32Array(1024);
  readonly #rows = new Rows(TUPLE.size);
  /** Open addressing; id plus one, 0 is free. */
  #slots = new Int32Array(1024);

  get size(): number {
    return this.#rows.count;
  }

  /** The id of the first `length` numbers of `row`; a new one is the former size. */
  intern(row: Int32Array, length: number): number {
    let hash = length;
    for (let at = 0; at < length; at += 1)
      hash = Math.imul((hash << 5) ^ (hash >>> 27) ^ (row[at] ?? 0), 0x9e3779b1);
    const mask = this.#slots.length - 1;
    let slot = spread(hash) & mask;
    for (let entry = this.#slots[slot] ?? 0; entry !== 0; entry = this.#slots[slot] ?? 0) {
      if (this.#rows.get(entry - 1, TUPLE.hash) === hash && this.#equals(entry - 1, row, length))
        return entry - 1;
      slot = (slot + 1) & mask;
    }
    const id = this.size;
    const from = this.#startOf(id);
    if (from + length > this.#items.length) this.#items = grown(this.#items, from + length);
    this.#items.set(row.subarray(0, length), from);
    const added = this.#rows.add();
    this.#rows.items[added + TUPLE.end] = from + length;
    this.#rows.items[added + TUPLE.hash] = hash;
    this.#slots[slot] = id + 1;
    if (this.size * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #startOf(id: number): number {
    return id === 0 ? 0 : this.#rows.get(id - 1, TUPLE.end);
  }

  #equals(id: number, row: Int32Array, length: number): boolean {
    const from = this.#startOf(id);
    if (this.#rows.get(id, TUPLE.end) - from !== length) return false;
    for (let at = 0; at < length; at += 1) if (this.#items[from + at] !== row[at]) return false;
    return true;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let id = 0; id < this.size; id += 1) {
      let slot = spread(this.#rows.get(id, TUPLE.hash)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = id + 1;
    }
  }
}
