import type { ContentHash } from './contentHash.ts';
import { GrowingTexts, NONE, Rows } from './growing.ts';
import { decodeText } from './textBytes.ts';
import { spread } from './textPool.ts';

/** Places within the row of a deal. */
const DEAL = { hash: 0, low: 1, high: 2, size: 3 } as const;

/** How much larger the table becomes when it is half full. */
const GROWTH = 4;

/** Finds a deal by its id, and remembers a hash of the content of each. */
export class KnownDeals {
  readonly ids = new GrowingTexts();
  readonly #rows = new Rows(DEAL.size);
  /** Open addressing; deal plus one, 0 is free. */
  #slots = new Int32Array(1024);

  /** The deal with this id; if there is none, -1, and the id is that of the next deal. */
  meet(id: Uint8Array, length: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = spread(hash) & mask;
    for (let entry = this.#slots[slot] ?? 0; entry !== 0; entry = this.#slots[slot] ?? 0) {
      if (this.#rows.get(entry - 1, DEAL.hash) === hash && this.ids.equals(entry - 1, id, 0, length))
        return entry - 1;
      slot = (slot + 1) & mask;
    }
    this.ids.push(id, 0, length);
    const row = this.#rows.add();
    this.#rows.items[row + DEAL.hash] = hash;
    this.#slots[slot] = this.#rows.count;
    if (this.#rows.count * 2 > this.#slots.length) this.#rehash();
    return NONE;
  }

  /** Keeps the content of the last deal. */
  keep(content: ContentHash): void {
    const row = (this.#rows.count - 1) * DEAL.size;
    const { items } = this.#rows;
    items[row + DEAL.low] = content.low;
    items[row + DEAL.high] = content.high;
  }

  isSame(deal: number, content: ContentHash): boolean {
    return this.#rows.get(deal, DEAL.low) === content.low && this.#rows.get(deal, DEAL.high) === content.high;
  }

  id(deal: number): string {
    return decodeText(this.ids.bytes, this.ids.startOf(deal), this.ids.ends.at(deal));
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * GROWTH);
    const mask = slots.length - 1;
    for (let deal = 0; deal < this.#rows.count; deal += 1) {
      let slot = spread(this.#rows.get(deal, DEAL.hash)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = deal + 1;
    }
    this.#slots = slots;
  }
}
