import { grown } from './growing.ts';
import { ContentHash } from './contentHash.ts';
import { EMPTY_HASH, hashByte, TextPool } from './textPool.ts';
import { decodeText, encodeText, roomFor } from './textBytes.ts';
import { TIME, TimeReader } from './timeReader.ts';

/** No text, no number. */
export const NONE = -1;

/** Kinds of a value in a draft. A number is counted in the draft's `numbers`, a list or record is the text of its JSON. */
export const VALUE = { text: 0, number: 1, true: 2, false: 3, null: 4, nested: 5 } as const;

/** Places within an event of a draft. */
export const EVENT = {
  type: 0,
  form: 1,
  spelling: 2,
  /** Part of the object before its first "/"; NONE without one. */
  kind: 3,
  /** The rest of the object, or all of it; NONE without an object. */
  object: 4,
  /** Hash of all of it. */
  hash: 5,
  side: 6,
  role: 7,
  partner: 8,
  /** Where its data ends; it begins where that of the event before ends. */
  dataEnd: 9,
  /** Hash of all of it but its time. */
  low: 10,
  high: 11,
  /** Number by which it is remembered; NONE when it is not. */
  memo: 12,
  size: 13,
} as const;

/** Places within a partner of a draft; its facts begin where those of the partner before end. */
export const PARTNER = { id: 0, type: 1, factsEnd: 2, size: 3 } as const;

/** Places within a named value of a draft. */
export const ENTRY = { name: 0, kind: 1, value: 2, size: 3 } as const;

/** Rows of whole numbers of one width. */
export class Rows {
  count = 0;
  items: Int32Array<ArrayBuffer>;
  readonly width: number;

  constructor(width: number) {
    this.width = width;
    this.items = new Int32Array(width * 64);
  }

  /** Where a new row begins. */
  add(): number {
    const at = this.count * this.width;
    this.count += 1;
    if (at + this.width > this.items.length) this.items = grown(this.items, at + this.width);
    return at;
  }

  get(row: number, field: number): number {
    return this.items[row * this.width + field] ?? NONE;
  }
}

/** One deal on its way into the columns: its texts known by number, its names not yet told apart. Used again and again. */
export class DealDraft {
  readonly pool: TextPool;
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
  readonly partnerFacts = new Rows(ENTRY.size);
  readonly facts = new Rows(ENTRY.size);
  readonly events = new Rows(EVENT.size);
  /** By event. */
  at = new Float64Array(64);
  readonly data = new Rows(ENTRY.size);
  numbers = new Float64Array(64);
  numberCount = 0;
  /** Of what the columns do not keep. */
  readonly rest = new ContentHash();
  readonly #eventHash = new ContentHash();
  #scratch = new Uint8Array(256);

  constructor(pool: TextPool) {
    this.pool = pool;
  }

  /** Forgets the last deal. */
  clear(): void {
    this.idLength = 0;
    this.outcome = 'open';
    this.partnerType = NONE;
    this.lead = NONE;
    for (const time of [this.closedAt, this.asOf]) {
      time.form = TIME.absent;
      time.ms = NaN;
      time.spelling = 0;
    }
    for (const rows of [this.partners, this.partnerFacts, this.facts, this.events, this.data]) rows.count = 0;
    this.numberCount = 0;
    this.rest.clear();
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

  /** Number of a number. */
  addNumber(value: number): number {
    if (this.numberCount === this.numbers.length) this.numbers = grown(this.numbers, this.numberCount + 1);
    this.numbers[this.numberCount] = value;
    return this.numberCount++;
  }

  /** The row of a new event, without object and actor. */
  addEvent(): number {
    const row = this.events.add();
    if (this.events.count > this.at.length) this.at = grown(this.at, this.events.count);
    const { items } = this.events;
    items[row + EVENT.kind] = NONE;
    items[row + EVENT.object] = NONE;
    items[row + EVENT.hash] = 0;
    items[row + EVENT.side] = NONE;
    items[row + EVENT.role] = NONE;
    items[row + EVENT.partner] = NONE;
    return row;
  }

  /** Ends the last event, whose data begins at `firstEntry`. */
  endEvent(row: number, firstEntry: number): void {
    const { items } = this.events;
    const hash = this.#eventHash;
    hash.clear();
    hash.begin(0, items[row + EVENT.type] ?? NONE);
    for (let field = EVENT.kind; field <= EVENT.partner; field += 1) hash.chain(items[row + field] ?? NONE);
    hash.end();
    this.hashEntries(hash, 1, this.data, firstEntry, this.data.count);
    items[row + EVENT.dataEnd] = this.data.count;
    items[row + EVENT.low] = hash.low;
    items[row + EVENT.high] = hash.high;
    items[row + EVENT.memo] = NONE;
  }

  /** Adds named values to a hash, in whatever order they come. */
  hashEntries(hash: ContentHash, tag: number, rows: Rows, from: number, to: number): void {
    for (let entry = from; entry < to; entry += 1) {
      const kind = rows.get(entry, ENTRY.kind);
      const value = rows.get(entry, ENTRY.value);
      hash.begin(tag, rows.get(entry, ENTRY.name));
      hash.chain(kind);
      if (kind === VALUE.number) hash.chainNumber(this.numbers[value] ?? NaN);
      else hash.chain(kind === VALUE.nested ? this.#plainNested(value) : value);
      hash.end();
    }
  }

  /** A nested value as JSON prints it, which knows no negative zero. */
  #plainNested(id: number): number {
    const text = this.pool.text(id);
    return text.includes('-0') ? this.pool.internText(JSON.stringify(JSON.parse(text))) : id;
  }

  /** Gives the last event its time. */
  setTime(row: number, time: TimeReader): void {
    const { items } = this.events;
    items[row + EVENT.form] = time.form;
    items[row + EVENT.spelling] = time.spelling;
    this.at[this.events.count - 1] = time.ms;
  }

  addEntry(rows: Rows, name: number, kind: number, value: number): void {
    const row = rows.add();
    rows.items[row + ENTRY.name] = name;
    rows.items[row + ENTRY.kind] = kind;
    rows.items[row + ENTRY.value] = value;
  }

  /** Reads a time however it is spelled. */
  readTime(time: TimeReader, bytes: Uint8Array, start: number, end: number, hash: number): void {
    if (time.read(bytes, start, end)) return;
    const id = this.pool.intern(bytes, start, end, hash);
    time.readOdd(this.pool.text(id), id);
  }

  /** Gives an event the object it names. */
  setObject(row: number, bytes: Uint8Array, start: number, end: number, hash: number): void {
    const { items } = this.events;
    const slash = bytes.indexOf(SLASH, start);
    const split = slash >= 0 && slash < end ? slash : -1;
    items[row + EVENT.hash] = hash;
    if (split < 0) {
      items[row + EVENT.object] = this.pool.intern(bytes, start, end, hash);
      return;
    }
    items[row + EVENT.kind] = this.pool.intern(bytes, start, split, hashOf(bytes, start, split));
    items[row + EVENT.object] = this.pool.intern(bytes, split + 1, end, hashOf(bytes, split + 1, end));
  }

  /** Hands a text over as bytes. */
  withText(text: string, use: (bytes: Uint8Array, start: number, end: number, hash: number) => void): void {
    if (this.#scratch.length < roomFor(text)) this.#scratch = grown(this.#scratch, roomFor(text));
    const end = encodeText(text, this.#scratch, 0);
    use(this.#scratch, 0, end, hashOf(this.#scratch, 0, end));
  }
}

const SLASH = 0x2f;

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = EMPTY_HASH;
  for (let at = start; at < end; at += 1) hash = hashByte(hash, bytes[at] ?? 0);
  return hash;
}
