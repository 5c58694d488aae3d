import { PairTable } from './pairTable.ts';

/** Larger tables of steps are hashed. */
const MOST_STEPS = 2 ** 22;
/** The symbol after which a deal shares its way with no other; the one above it means the same. */
export const ALONE = 0;
/** The node of deals that share their way with no other. */
export const NOBODY = 1;

/**
 * The ways deals go, symbol by symbol: deals are at the same node when they held the same symbols so far. A step is one look-up in a table
 * that is filled as deals come by.
 */
export class PrefixTree {
  /** Next node by (node, symbol); 0 when nobody has gone there. Undefined once it would be too large. */
  #next: Int32Array | undefined = new Int32Array(2 ** 12);
  /** A node's steps begin at the node shifted by so many bits. */
  #bits = 6;
  #hashed: PairTable | undefined;
  /** Node 0 is where all deals begin. */
  #nodes = 2;

  /**
   * Walks deals `from` up to `to`, not included, whose events begin at `firstEvent` of each, and writes the node each ends at to `ends`, the
   * first one's at 0. Event n has symbol n - `offset`; all symbols are below `symbolCount`.
   */
  walk(
    symbols: Uint16Array | Uint32Array,
    symbolCount: number,
    offset: number,
    firstEvent: Uint32Array,
    from: number,
    to: number,
    ends: Int32Array,
  ): void {
    this.#makeRoom(symbolCount);
    let next = this.#next;
    let bits = this.#bits;
    let event = (firstEvent[from] ?? 0) - offset;
    for (let deal = from; deal < to; deal += 1) {
      const last = (firstEvent[deal + 1] ?? 0) - offset;
      let node = 0;
      for (; event < last; event += 1) {
        const symbol = symbols[event] ?? ALONE;
        const known = next === undefined ? 0 : (next[(node << bits) | symbol] ?? 0);
        if (known !== 0) node = known;
        else {
          node = this.#step(node, symbol);
          next = this.#next;
          bits = this.#bits;
        }
      }
      ends[deal - from] = node;
    }
  }

  #step(node: number, symbol: number): number {
    if (symbol <= ALONE + 1 || node === NOBODY) return NOBODY;
    if (this.#hashed) return 2 + this.#hashed.number(node, symbol);
    const created = this.#nodes;
    this.#nodes += 1;
    if (this.#next) this.#next[(node << this.#bits) | symbol] = created;
    this.#makeRoom(1 << this.#bits);
    return created;
  }

  /** Makes the table as wide as there are symbols and as long as there are nodes, or gives it up for a hashed one. */
  #makeRoom(symbolCount: number): void {
    let bits = this.#bits;
    while (1 << bits < symbolCount) bits += 1;
    const before = this.#next;
    if (!before || (bits === this.#bits && this.#nodes << bits < before.length)) return;
    const needed = 2 * (this.#nodes << bits);
    const wide = needed > MOST_STEPS;
    const table = wide ? undefined : new Int32Array(Math.max(needed, before.length));
    if (table && bits === this.#bits) {
      table.set(before);
      this.#next = table;
      return;
    }
    const hashed = wide ? new PairTable() : undefined;
    const places = new Int32Array(this.#nodes);
    before.forEach((to, place) => {
      if (to !== 0) places[to] = place;
    });
    const mask = (1 << this.#bits) - 1;
    // Nodes are numbered as pairs are: in the order in which they came.
    for (let to = 2; to < this.#nodes; to += 1) {
      const place = places[to] ?? 0;
      const [node, symbol] = [place >> this.#bits, place & mask];
      if (table) table[(node << bits) | symbol] = to;
      else hashed?.number(node, symbol);
    }
    this.#next = table;
    this.#hashed = hashed;
    this.#bits = bits;
  }
}
