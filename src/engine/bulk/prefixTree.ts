/** The symbol after which a deal shares its way with no other; the one above it means the same. */
export const ALONE = 0;
/** The node of deals that share their way with no other. */
export const NOBODY = 1;

/** The node where all deals begin. */
const START = 0;

/**
 * The ways deals go, symbol by symbol: deals are at the same node when they held the same symbols so far. A step is one look-up in a table
 * that is filled as deals come by. A node stands in it where its steps begin, and nodes lie as close as their steps allow (a double array,
 * Aoe 1989), so that the table is as large as the ways are many and stays near the processor; nodes have numbers of their own, for their places
 * may change.
 */
export class PrefixTree {
  /** By place: the node whose step it is, -1 of none, and the node it leads to; nodes are told by their places. */
  #steps = new Int32Array(2 ** 14).fill(-1);
  /** The same by place in one number, the node in its upper half, while places are small. */
  #packed: Int32Array<ArrayBuffer> | undefined = new Int32Array(2 ** 13).fill(-1);
  /** By place of a node: its number, -1 where no node is; and the place of the step that leads there. */
  #number = new Int32Array(2 ** 12).fill(-1);
  #parent = new Int32Array(2 ** 12).fill(-1);
  #nodes = 2;
  #symbolCount = 0;
  /** Places below are hardly worth a look. */
  #free = 2;

  constructor() {
    this.#number[START] = START;
    this.#number[NOBODY] = NOBODY;
  }

  /**
   * Walks deals `from` up to `to`, not included, whose events begin at `firstEvent` of each, and writes the number of the node each ends at to
   * `ends`, the first one's at 0. Event n has symbol n - `offset`; all symbols are below `symbolCount`.
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
    this.#symbolCount = Math.max(this.#symbolCount, symbolCount);
    this.#makeRoom(0);
    const at = { deal: from, event: (firstEvent[from] ?? 0) - offset, node: START };
    const walked = { symbols, offset, firstEvent, from, to, ends };
    while (
      this.#packed
        ? followPacked(at, walked, this.#packed, this.#number)
        : follow(at, walked, this.#steps, this.#number)
    ) {
      at.node = this.#step(at.node, symbols[at.event] ?? ALONE);
      at.event += 1;
    }
  }

  /** Goes where nobody has gone. */
  #step(node: number, symbol: number): number {
    if (symbol <= ALONE + 1 || node === NOBODY) return NOBODY;
    const occupier = this.#steps[2 * (node + symbol)] ?? -1;
    let own = node;
    if (occupier !== -1) {
      // The first node stays where it is.
      if (node === START) this.#move(occupier, this.#symbolsOf(occupier));
      else own = this.#move(node, [...this.#symbolsOf(node), symbol]);
    }
    const child = this.#findPlace([]);
    this.#number[child] = this.#nodes;
    this.#nodes += 1;
    this.#lead(own, symbol, child);
    return child;
  }

  #lead(node: number, symbol: number, to: number): void {
    const place = node + symbol;
    this.#steps[2 * place] = node;
    this.#steps[2 * place + 1] = to;
    if (this.#packed) this.#packed[place] = (node << 16) | to;
    this.#parent[to] = place;
  }

  /** Moves a node to where the steps for some symbols, its own among them, are free; returns its new place. */
  #move(node: number, symbols: readonly number[]): number {
    const to = this.#findPlace(symbols);
    for (const symbol of this.#symbolsOf(node)) {
      this.#lead(to, symbol, this.#steps[2 * (node + symbol) + 1] ?? NOBODY);
      this.#steps[2 * (node + symbol)] = -1;
      if (this.#packed) this.#packed[node + symbol] = -1;
    }
    const parent = this.#parent[node] ?? 0;
    const before = this.#steps[2 * parent] ?? START;
    this.#lead(before, parent - before, to);
    this.#number[to] = this.#number[node] ?? -1;
    this.#number[node] = -1;
    return to;
  }

  #symbolsOf(node: number): readonly number[] {
    const symbols: number[] = [];
    for (let symbol = 0; symbol < this.#symbolCount; symbol += 1)
      if (this.#steps[2 * (node + symbol)] === node) symbols.push(symbol);
    return symbols;
  }

  /** A place where no node is and the steps for some symbols are free. */
  #findPlace(symbols: readonly number[]): number {
    let place = this.#free;
    for (let tries = 0; !this.#fits(place, symbols); place += 1, tries += 1)
      if (tries > MOST_TRIES) this.#free = place;
    return place;
  }

  #fits(place: number, symbols: readonly number[]): boolean {
    this.#makeRoom(place);
    return this.#number[place] === -1 && symbols.every((symbol) => this.#steps[2 * (place + symbol)] === -1);
  }

  #makeRoom(place: number): void {
    if (place >= this.#number.length) {
      this.#number = lengthen(this.#number, 2 * place);
      this.#parent = lengthen(this.#parent, 2 * place);
    }
    const needed = 2 * (this.#number.length + this.#symbolCount);
    if (this.#steps.length >= needed) return;
    this.#steps = lengthen(this.#steps, needed);
    if (this.#packed) this.#packed = needed / 2 < NO_STEP ? lengthen(this.#packed, needed / 2) : undefined;
  }
}

/** How far a walk came. */
interface Place {
  deal: number;
  event: number;
  node: number;
}

interface Walked {
  readonly symbols: Uint16Array | Uint32Array;
  readonly offset: number;
  readonly firstEvent: Uint32Array;
  readonly from: number;
  readonly to: number;
  readonly ends: Int32Array;
}

/** No place is as large while steps are packed. */
const NO_STEP = 0xffff;

/** Goes on as long as somebody has gone there; whether it stopped before the end. */
function followPacked(
  at: Place,
  { symbols, offset, firstEvent, from, to, ends }: Walked,
  steps: Int32Array,
  numbers: Int32Array,
): boolean {
  let { deal, event, node } = at;
  for (; deal < to; deal += 1) {
    const last = (firstEvent[deal + 1] ?? 0) - offset;
    for (; event < last; event += 1) {
      const step = steps[node + (symbols[event] ?? ALONE)] ?? -1;
      if (step >>> 16 !== node) {
        Object.assign(at, { deal, event, node });
        return true;
      }
      node = step & NO_STEP;
    }
    ends[deal - from] = numbers[node] ?? NOBODY;
    node = START;
  }
  return false;
}

/** The same with steps that are not packed. */
function follow(
  at: Place,
  { symbols, offset, firstEvent, from, to, ends }: Walked,
  steps: Int32Array,
  numbers: Int32Array,
): boolean {
  let { deal, event, node } = at;
  for (; deal < to; deal += 1) {
    const last = (firstEvent[deal + 1] ?? 0) - offset;
    for (; event < last; event += 1) {
      const place = (node + (symbols[event] ?? ALONE)) << 1;
      if (steps[place] !== node) {
        Object.assign(at, { deal, event, node });
        return true;
      }
      node = steps[place + 1] ?? NOBODY;
    }
    ends[deal - from] = numbers[node] ?? NOBODY;
    node = START;
  }
  return false;
}

/** After so many tries the places before are given up. */
const MOST_TRIES = 64;

function lengthen(numbers: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length).fill(-1, numbers.length);
  longer.set(numbers);
  return longer;
}
