import { ByteTree } from './byteTree.ts';
import { EventMemo } from './eventMemo.ts';
import type { EventStore } from './eventStore.ts';
import { FactsMemo } from './factsMemo.ts';
import { HeadMemo } from './headMemo.ts';
import { GrowingInts } from './growing.ts';
import { PartnersMemo } from './partnersMemo.ts';

/** What readers of lines remember from one to the next. */
export class ReaderMemo {
  readonly events: EventMemo;
  readonly heads = new HeadMemo();
  readonly partners = new PartnersMemo();
  readonly facts = new FactsMemo();
  /** Texts with their quotes, and by leaf their number in the pool. */
  readonly texts = new ByteTree();
  readonly textIds = new GrowingInts();

  constructor(store: EventStore) {
    this.events = new EventMemo(store);
  }
}
