import type { ContentHash } from './contentHash.ts';
import { GrowingTexts, Rows } from './growing.ts';
import { decodeText } from './textBytes.ts';
import { spread } from './textPool.ts';

/** Places within the row of a deal. */
const DEAL = { hash: 0, low: 1, high: 2, size: 3 } as const;

/** Finds a deal by its id, and remembers a hash of the content of each. */
export class KnownDeals {
  readonly ids = new GrowingTexts();
  readonly #rows = new Rows(DEAL.size);
  /** Open addressing; deal plus one, 0 is free. */
  #slots = new Int32Array(1024);

  /** The deal with this id. */
  find(id: Uint8Array, length: number, hash: number): number | undefined {
    const mask = this.#slots.length - 1;
    let slot = spread(hash) & mask;
    for (let entry = this.#slots[slot] ?? 0; entry !== 0; entry = this.#slots[slot] ?? 0) {
      if (this.#rows.get(entry - 1, DEAL.hash) === hash && this.ids.equals(entry - 1, id, 0, length))
        return entry - 1;
      slot = (slot + 1) & mask;
    }
    return undefined;
  }

  add(id: Uint8Array, length: number, hash: number, content: ContentHash): void {
    this.ids.push(id, 0, length);
    const row = this.#rows.add();
    const { items } = this.#rows;
    items[row + DEAL.hash] = hash;
    items[row + DEAL.low] = content.low;
    items[row + DEAL.high] = content.high;
    if (this.#rows.count * 2 > this.#slots.length) this.#rehash();
    else this.#enter(this.#rows.count - 1);
  }

  isSame(deal: number, content: ContentHash): boolean {
    return this.#rows.get(deal, DEAL.low) === content.low && this.#rows.get(deal, DEAL.high) === content.high;
  }

  id(deal: number): string {
    return decodeText(this.ids.bytes, this.ids.startOf(deal), this.ids.ends.at(deal));
  }

  #enter(deal: number): void {
    const mask = this.#slots.length - 1;
    let slot = spread(this.#rows.get(deal, DEAL.hash)) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = deal + 1;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let deal = 0; deal < this.#rows.count; deal += 1) this.#enter(deal);
  }
}
