import { ByteTree, hashPiece } from './byteTree.ts';
import type { EventStore } from './eventStore.ts';

/**
 * Knows events again that are written alike, time aside: by their bytes from the end of the time to the brace that ends the event. Leaf n is
 * event n of the store.
 */
export class EventMemo {
  readonly tree = new ByteTree();
  readonly #store: EventStore;

  constructor(store: EventStore) {
    this.#store = store;
  }

  /** Takes notice of the last event of a store, and of the bytes it was read from. */
  meet(bytes: Uint8Array, start: number, end: number, own: EventStore): void {
    if (!this.tree.meet(bytes, start, end, hashPiece(bytes, start, end))) return;
    this.#store.add(own, own.rows.count - 1);
  }
}
