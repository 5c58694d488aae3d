import { ByteTree, hashPiece } from './byteTree.ts';
import type { EventStore } from './eventStore.ts';

/**
 * Knows events again that are written alike, time aside, so that the next one only has to be compared: by their bytes from the end of the time
 * to the brace that ends the event. Leaf n is event n of the store.
 */
export class EventMemo {
  readonly #tree = new ByteTree();
  readonly #store: EventStore;
  /** By event: the one that came after it last. */
  readonly #after: number[] = [];
  #last = 0;

  constructor(store: EventStore) {
    this.#store = store;
  }

  /** The event that is written from `at` on; negative when there is none. `view` shows the same bytes. */
  find(bytes: Uint8Array, view: DataView, at: number): number {
    const guess = this.#after[this.#last] ?? 0;
    const found = this.#tree.is(guess, bytes, view, at) ? guess : this.#tree.find(bytes, view, at);
    if (found < 0) return found;
    this.#after[this.#last] = found;
    this.#last = found;
    return found;
  }

  lengthOf(event: number): number {
    return this.#tree.lengthOf(event);
  }

  /** Takes notice of the last event of a store, and of the bytes it was read from. */
  meet(bytes: Uint8Array, start: number, end: number, own: EventStore): void {
    if (!this.#tree.meet(bytes, start, end, hashPiece(bytes, start, end))) return;
    this.#store.add(own, own.rows.count - 1);
    this.#after.push(0);
  }
}
