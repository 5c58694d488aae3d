import type { DealEvent } from '../../model/deal.ts';
import type { RecordedObject } from '../history/history.ts';
import { BuildLedger } from './buildLedger.ts';
import { readEvents, type EventDraft, type EventReading } from './readEvents.ts';

/**
 * What happened to accounts and partners, such as a merger: it reaches every deal of theirs that was under way. What reaches none is left out and
 * counted.
 */
export class SharedEvents {
  readonly #reading: EventReading;
  readonly #drafts = new Map<RecordedObject, readonly EventDraft[]>();

  constructor(reading: EventReading) {
    this.#reading = reading;
  }

  /** The events of an account or partner between two instants, both included. */
  during(object: RecordedObject, fromMs: number, toMs: number): readonly EventDraft[] {
    const { ledger } = this.#reading;
    const reached = this.#read(object).filter(({ ms }) => ms >= fromMs && ms <= toMs);
    for (const { change } of reached) ledger.use(change, 'event');
    return reached;
  }

  /** To be called for every account and partner when all deals were made. */
  leaveOutRest(object: RecordedObject): void {
    for (const { change } of this.#read(object)) this.#reading.ledger.use(change, 'leftOut');
  }

  #read(object: RecordedObject): readonly EventDraft[] {
    let drafts = this.#drafts.get(object);
    if (!drafts) {
      // Each change is counted by whether it reaches a deal, not by having been read.
      drafts = readEvents(object, { ...this.#reading, ledger: new BuildLedger() });
      const isPartner = this.#reading.lines(object.type).object?.is === 'partner';
      const partner = isPartner ? object.id : undefined;
      drafts = drafts.map((draft) => ({ ...draft, event: toDeal(draft.event, partner) }));
      this.#drafts.set(object, drafts);
    }
    return drafts;
  }
}

/** As an event of the deal, that says to which of its partners it happened. */
function toDeal({ object: _object, ...event }: DealEvent, partner: string | undefined): DealEvent {
  return partner === undefined ? event : { ...event, data: new Map([['partner', partner], ...event.data]) };
}
