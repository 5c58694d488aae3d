import type { ContentHash } from './contentHash.ts';
import { GrowingInts, GrowingTexts } from './growing.ts';
import { decodeText } from './textBytes.ts';
import { spread } from './textPool.ts';

/** Finds a deal by its id, and remembers a hash of the content of each. */
export class KnownDeals {
  readonly ids = new GrowingTexts();
  readonly #hashes = new GrowingInts();
  readonly #low = new GrowingInts();
  readonly #high = new GrowingInts();
  /** Open addressing; deal plus one, 0 is free. */
  #slots = new Int32Array(1024);

  /** The deal with this id. */
  find(id: Uint8Array, length: number, hash: number): number | undefined {
    const mask = this.#slots.length - 1;
    let slot = spread(hash) & mask;
    for (let entry = this.#slots[slot] ?? 0; entry !== 0; entry = this.#slots[slot] ?? 0) {
      if (this.#hashes.at(entry - 1) === hash >>> 0 && this.ids.equals(entry - 1, id, 0, length))
        return entry - 1;
      slot = (slot + 1) & mask;
    }
    return undefined;
  }

  add(id: Uint8Array, length: number, hash: number, content: ContentHash): void {
    this.ids.push(id, 0, length);
    this.#hashes.push(hash >>> 0);
    this.#low.push(content.low >>> 0);
    this.#high.push(content.high >>> 0);
    if (this.#hashes.length * 2 > this.#slots.length) this.#rehash();
    else this.#enter(this.#hashes.length - 1);
  }

  isSame(deal: number, content: ContentHash): boolean {
    return this.#low.at(deal) === content.low >>> 0 && this.#high.at(deal) === content.high >>> 0;
  }

  id(deal: number): string {
    return decodeText(this.ids.bytes, this.ids.startOf(deal), this.ids.ends.at(deal));
  }

  #enter(deal: number): void {
    const mask = this.#slots.length - 1;
    let slot = spread(this.#hashes.at(deal)) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = deal + 1;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let deal = 0; deal < this.#hashes.length; deal += 1) this.#enter(deal);
  }
}
