import { ByteTree } from './byteTree.ts';
import { EventMemo } from './eventMemo.ts';
import type { EventStore } from './eventStore.ts';
import { GrowingInts, Rows } from './growing.ts';
import { PartnersMemo } from './partnersMemo.ts';

/** What readers of lines remember from one to the next. */
export class ReaderMemo {
  readonly events: EventMemo;
  readonly partners = new PartnersMemo();
  /** Texts with their quotes, and by leaf their number in the pool. */
  readonly texts = new ByteTree();
  readonly textIds = new GrowingInts();
  /** Texts that only count for the content, and by leaf their hashes. */
  readonly rest = new ByteTree();
  readonly restHashes = new Rows(2);

  constructor(store: EventStore) {
    this.events = new EventMemo(store);
  }
}
