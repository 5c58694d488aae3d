import { ContentHash, PART } from './contentHash.ts';
import { Entries, EVENT, EventStore } from './eventStore.ts';
import { grown, NONE, Rows } from './growing.ts';
import type { RecordListener } from './recordListener.ts';
import { decodeText, encodeText, roomFor } from './textBytes.ts';
import { hashText } from './textHash.ts';
import type { TextPool } from './textPool.ts';
import { TimeReader } from './timeReader.ts';

/** Places within a partner of a draft; its facts begin where those of the partner before end. */
export const PARTNER = { id: 0, type: 1, factsEnd: 2, size: 3 } as const;

const SLASH = 0x2f;

/** One deal on its way into the columns: its texts known by number, its names not yet told apart. Used again and again. */
export class DealDraft {
  readonly pool: TextPool;
  readonly listener: RecordListener<DealDraft> | undefined;
  /** Where its line stands in its text, and how long it is, in bytes. */
  lineAt = 0;
  lineLength = 0;
  /** Time of the event at hand. */
  readonly time = new TimeReader();
  /** UTF-8 of the id. */
  idBytes = new Uint8Array(256);
  idLength = 0;
  idHash = 0;
  outcome: 'won' | 'lost' | 'open' = 'open';
  partnerType = NONE;
  lead = NONE;
  readonly closedAt = new TimeReader();
  readonly asOf = new TimeReader();
  readonly partners = new Rows(PARTNER.size);
  readonly partnerFacts = new Entries();
  readonly facts = new Entries();
  /** How many events it has. */
  events = 0;
  /** By event: its time, how that is written, and its row among `own`, or ~row among `shared`. */
  at = new Float64Array(64);
  forms = new Int32Array(64);
  rows = new Int32Array(64);
  readonly own = new EventStore();
  /** Events that readers remember. */
  readonly shared = new EventStore();
  /** Of what the columns do not keep, the facts and the events. */
  readonly rest = new ContentHash();
  readonly #eventHash = new ContentHash();
  #scratch = new Uint8Array(256);

  constructor(pool: TextPool, listener?: RecordListener<DealDraft>) {
    this.pool = pool;
    this.listener = listener;
  }

  /** Forgets the last deal. */
  clear(): void {
    this.idLength = 0;
    this.outcome = 'open';
    this.partnerType = NONE;
    this.lead = NONE;
    this.closedAt.clear();
    this.asOf.clear();
    this.partners.count = 0;
    this.partnerFacts.clear();
    this.facts.clear();
    this.events = 0;
    this.own.clear();
    this.rest.clear();
    this.listener?.begin();
  }

  /** Adds a text that the columns do not keep, in UTF-8. */
  addRest(tag: number, place: number, bytes: Uint8Array, start: number, end: number): void {
    this.rest.addBytes(tag, place, bytes, start, end);
    this.listener?.text(tag, place, bytes, start, end);
  }

  setId(bytes: Uint8Array, start: number, end: number, hash: number): void {
    if (end - start > this.idBytes.length) this.idBytes = new Uint8Array(end - start);
    for (let at = start; at < end; at += 1) this.idBytes[at - start] = bytes[at] ?? 0;
    this.idLength = end - start;
    this.idHash = hash;
  }

  id(): string {
    return decodeText(this.idBytes, 0, this.idLength);
  }

  /** Adds an event with the time at hand. `row` is the number of its row among `own`, or ~row among `shared`. */
  addEvent(row: number): void {
    const event = this.events++;
    if (event === this.at.length) {
      this.at = grown(this.at, event + 1);
      this.forms = grown(this.forms, this.at.length);
      this.rows = grown(this.rows, this.at.length);
    }
    const { time } = this;
    this.at[event] = time.ms;
    this.forms[event] = time.form;
    this.rows[event] = row;
    const { items } = row < 0 ? this.shared.rows : this.own.rows;
    const at = (row < 0 ? ~row : row) * EVENT.size;
    const spelling = time.spelling ^ (time.form << 16);
    const low = items[at + EVENT.low] ?? 0;
    this.rest.addEvent(PART.event, event, time.ms, spelling, low, items[at + EVENT.high] ?? 0);
  }

  /** Ends the last of its own events, which stands at `row`, and adds it with the time at hand. */
  endEvent(row: number): void {
    this.own.end(row, this.#eventHash, this.pool);
    this.addEvent(this.own.rows.count - 1);
  }

  /** Adds the facts from `first` on to the content. */
  hashFacts(first: number): void {
    this.facts.hash(this.rest, PART.fact, first, this.facts.count, this.pool);
  }

  /** Reads a time however it is spelled. */
  readTime(time: TimeReader, bytes: Uint8Array, start: number, end: number, hash: number): void {
    if (time.read(bytes, start, end)) return;
    const id = this.pool.intern(bytes, start, end, hash);
    time.readOdd(this.pool.text(id), id);
  }

  /** Gives one of its own events the object it names. */
  setObject(row: number, bytes: Uint8Array, start: number, end: number, hash: number): void {
    const { items } = this.own.rows;
    const slash = bytes.indexOf(SLASH, start);
    const split = slash >= 0 && slash < end ? slash : -1;
    items[row + EVENT.hash] = hash;
    if (split < 0) {
      items[row + EVENT.object] = this.pool.intern(bytes, start, end, hash);
      return;
    }
    items[row + EVENT.kind] = this.pool.intern(bytes, start, split, hashText(bytes, start, split));
    items[row + EVENT.object] = this.pool.intern(bytes, split + 1, end, hashText(bytes, split + 1, end));
  }

  /** Whether an event, whose row is at `row` of `items`, names the deal by its own id. */
  isOwnId(items: Int32Array, row: number): boolean {
    if (items[row + EVENT.hash] !== this.idHash) return false;
    const kind = items[row + EVENT.kind] ?? NONE;
    const object = items[row + EVENT.object] ?? NONE;
    const { pool, idBytes, idLength } = this;
    if (object === NONE) return false;
    if (kind === NONE) return pool.equals(object, idBytes, 0, idLength);
    const slash = pool.length(kind);
    return (
      idBytes[slash] === SLASH &&
      pool.equals(kind, idBytes, 0, slash) &&
      pool.equals(object, idBytes, slash + 1, idLength)
    );
  }

  /** Hands a text over as bytes. */
  withText(text: string, use: (bytes: Uint8Array, start: number, end: number, hash: number) => void): void {
    if (this.#scratch.length < roomFor(text)) this.#scratch = grown(this.#scratch, roomFor(text));
    const end = encodeText(text, this.#scratch, 0);
    use(this.#scratch, 0, end, hashText(this.#scratch, 0, end));
  }
}
