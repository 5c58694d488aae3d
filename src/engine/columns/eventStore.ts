import type { FloatBlocks } from './blocks.ts';
import type { ContentHash } from './contentHash.ts';
import { GrowingFloats, NONE, Rows } from './growing.ts';
import type { TextPool } from './textPool.ts';

/** Kinds of a named value. */
export const VALUE = { text: 0, number: 1, true: 2, false: 3, null: 4, nested: 5 } as const;

const ENTRY = { name: 0, kind: 1, value: 2, size: 3 } as const;

/** Named values: facts, or data of events. Texts are known by their number in the pool, lists and records by that of their JSON. */
export class Entries {
  readonly #rows = new Rows(ENTRY.size);
  readonly #numbers = new GrowingFloats();

  get count(): number {
    return this.#rows.count;
  }

  clear(): void {
    this.#rows.count = 0;
    this.#numbers.length = 0;
  }

  add(name: number, kind: number, value: number): void {
    const row = this.#rows.add();
    const { items } = this.#rows;
    items[row + ENTRY.name] = name;
    items[row + ENTRY.kind] = kind;
    items[row + ENTRY.value] = value;
  }

  addNumber(name: number, value: number): void {
    this.add(name, VALUE.number, this.#numbers.length);
    this.#numbers.push(value);
  }

  /** Adds some of the values of others. */
  addAll(others: Entries, from: number, to: number): void {
    for (let entry = from; entry < to; entry += 1)
      if (others.kind(entry) === VALUE.number) this.addNumber(others.name(entry), others.number(entry));
      else this.add(others.name(entry), others.kind(entry), others.value(entry));
  }

  name(entry: number): number {
    return this.#rows.get(entry, ENTRY.name);
  }

  kind(entry: number): number {
    return this.#rows.get(entry, ENTRY.kind);
  }

  /** Number of a text; not for numbers. */
  value(entry: number): number {
    return this.#rows.get(entry, ENTRY.value);
  }

  number(entry: number): number {
    return this.#numbers.at(this.#rows.get(entry, ENTRY.value));
  }

  /** Adds values to a hash, in whatever order they come. */
  hash(hash: ContentHash, tag: number, from: number, to: number, pool: TextPool): void {
    for (let entry = from; entry < to; entry += 1) {
      const kind = this.kind(entry);
      hash.begin(tag, this.name(entry));
      hash.chain(kind);
      if (kind === VALUE.number) hash.chainNumber(this.number(entry));
      else hash.chain(kind === VALUE.nested ? plainNested(pool, this.value(entry)) : this.value(entry));
      hash.end();
    }
  }
}

/** A nested value as JSON prints it, which knows no negative zero. */
function plainNested(pool: TextPool, id: number): number {
  const text = pool.text(id);
  return text.includes('-0') ? pool.internText(JSON.stringify(JSON.parse(text))) : id;
}

/** Places within the row of an event. */
export const EVENT = {
  type: 0,
  /** Part of the object before its first "/"; NONE without one. */
  kind: 1,
  /** The rest of the object, or all of it; NONE without an object. */
  object: 2,
  /** Hash of all of it. */
  hash: 3,
  side: 4,
  role: 5,
  partner: 6,
  /** Its data among that of all. */
  dataFrom: 7,
  dataEnd: 8,
  /** Hash of all this. */
  low: 9,
  high: 10,
  /** What may name something of the deal: the object if it has a kind, and a text among its data with its hash; NONE and 0 without. */
  named: 11,
  text: 12,
  textHash: 13,
  /** Whether other data may, see `MORE`. */
  more: 14,
  /** How many numbers there are among its data. */
  numbers: 15,
  size: 16,
} as const;

/** Whether data besides its first text may name something of the deal: none, other texts, or one with a "/". */
export const MORE = { none: 0, texts: 1, slash: 2 } as const;

/** Events without their times. */
export class EventStore {
  readonly rows = new Rows(EVENT.size);
  readonly data = new Entries();

  clear(): void {
    this.rows.count = 0;
    this.data.clear();
  }

  /** Begins an event without object, actor and data; returns its row. */
  begin(): number {
    const row = this.rows.add();
    const { items } = this.rows;
    items.fill(NONE, row, row + EVENT.size);
    items[row + EVENT.hash] = 0;
    items[row + EVENT.dataFrom] = this.data.count;
    return row;
  }

  /** Ends the last event, once all its data is added. */
  end(row: number, hash: ContentHash, pool: TextPool): void {
    const { items } = this.rows;
    hash.clear();
    hash.begin(0, items[row + EVENT.type] ?? NONE);
    for (let field = EVENT.kind; field <= EVENT.partner; field += 1) hash.chain(items[row + field] ?? NONE);
    hash.end();
    this.data.hash(hash, 1, items[row + EVENT.dataFrom] ?? 0, this.data.count, pool);
    items[row + EVENT.dataEnd] = this.data.count;
    items[row + EVENT.low] = hash.low;
    items[row + EVENT.high] = hash.high;
    items[row + EVENT.named] = (items[row + EVENT.kind] === NONE ? NONE : items[row + EVENT.object]) ?? NONE;
    this.#describeData(row, pool);
  }

  #describeData(row: number, pool: TextPool): void {
    const { items } = this.rows;
    let more: number = MORE.none;
    let text = NONE;
    let numbers = 0;
    for (let entry = items[row + EVENT.dataFrom] ?? 0; entry < this.data.count; entry += 1) {
      const kind = this.data.kind(entry);
      if (kind === VALUE.number) numbers += 1;
      if (kind !== VALUE.text) continue;
      if (text !== NONE && more === MORE.none) more = MORE.texts;
      text = this.data.value(entry);
      if (pool.hasSlash(text)) more = MORE.slash;
    }
    items[row + EVENT.text] = text;
    items[row + EVENT.textHash] = text === NONE ? 0 : pool.hash(text);
    items[row + EVENT.more] = more;
    items[row + EVENT.numbers] = numbers;
  }

  /** Adds the numbers among the data of an event to some others. */
  copyNumbers(row: number, numbers: FloatBlocks): void {
    const to = this.rows.items[row + EVENT.dataEnd] ?? 0;
    for (let entry = this.rows.items[row + EVENT.dataFrom] ?? 0; entry < to; entry += 1)
      if (this.data.kind(entry) === VALUE.number) numbers.push(this.data.number(entry));
  }

  /** Adds the event of another store that stands in row number `index`. */
  add(other: EventStore, index: number): void {
    const from = index * EVENT.size;
    const row = this.rows.add();
    const { items } = other.rows;
    this.rows.items.set(items.subarray(from, from + EVENT.size), row);
    this.rows.items[row + EVENT.dataFrom] = this.data.count;
    this.data.addAll(other.data, items[from + EVENT.dataFrom] ?? 0, items[from + EVENT.dataEnd] ?? 0);
    this.rows.items[row + EVENT.dataEnd] = this.data.count;
  }
}
