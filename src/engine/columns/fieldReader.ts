import type { DealDraft } from './dealDraft.ts';
import { VALUE, type Entries } from './eventStore.ts';
import { NONE } from './growing.ts';
import { asciiOf, BYTE, JsonBytes, UNUSUAL } from './jsonBytes.ts';
import { readNested } from './nestedValue.ts';
import type { ReaderMemo } from './readerMemo.ts';
import type { TimeReader } from './timeReader.ts';

const [TRUE, FALSE, NULL] = [asciiOf('true'), asciiOf('false'), asciiOf('null')];
const [LETTER_T, LETTER_F, LETTER_N, ZERO, NINE, MINUS] = [0x74, 0x66, 0x6e, 0x30, 0x39, 0x2d];
/** With more named values than this, looking for a repeated one takes too long here. */
const MOST_ENTRIES = 64;

/** Reads values of a line into a draft. */
export class FieldReader {
  readonly json = new JsonBytes();
  readonly draft: DealDraft;
  readonly memo: ReaderMemo;

  constructor(draft: DealDraft, memo: ReaderMemo) {
    this.draft = draft;
    this.memo = memo;
  }

  /** Reads facts or data. */
  readEntries(entries: Entries, kind: 'fact' | 'data'): void {
    const json = this.json;
    json.take(BYTE.open);
    if (json.takes(BYTE.close)) return;
    const first = entries.count;
    do {
      const name = this.readEntryName(entries, first);
      this.readValue(entries, name, kind);
    } while (json.takes(BYTE.comma));
    json.take(BYTE.close);
  }

  /** Reads a name none of the entries from `first` on has, and its colon. Names that JSON would put into another order are unusual. */
  readEntryName(entries: Entries, first: number): number {
    const name = this.readName();
    const digit = this.draft.pool.firstByte(name);
    if (digit >= ZERO && digit <= NINE) throw UNUSUAL;
    if (entries.count - first > MOST_ENTRIES) throw UNUSUAL;
    refuseRepeated(entries, first, entries.count, name);
    this.json.take(BYTE.colon);
    return name;
  }

  readValue(entries: Entries, name: number, kind: 'fact' | 'data'): void {
    const json = this.json;
    const byte = json.peek();
    if (byte === BYTE.quote) entries.add(name, VALUE.text, this.readName());
    else if (beginsNumber(byte)) entries.addNumber(name, json.readNumber());
    else if (byte === LETTER_T || byte === LETTER_F) {
      json.takeWord(byte === LETTER_T ? TRUE : FALSE);
      entries.add(name, byte === LETTER_T ? VALUE.true : VALUE.false, NONE);
    } else if (kind === 'fact') throw UNUSUAL;
    else if (byte === LETTER_N) {
      json.takeWord(NULL);
      entries.add(name, VALUE.null, NONE);
    } else entries.add(name, VALUE.nested, this.draft.pool.internText(readNested(json)));
  }

  readTime(time: TimeReader): void {
    const json = this.json;
    if (json.peek() !== BYTE.quote) throw UNUSUAL;
    const { bytes } = json;
    const start = json.at + 1;
    const end = quoteAfter(bytes, start);
    if (time.read(bytes, start, end)) {
      json.at = end + 1;
      return;
    }
    json.readText();
    this.draft.readTime(time, json.textBytes, json.textStart, json.textEnd, json.textHash);
  }

  /** Reads a text that only counts for the content. */
  readRest(tag: number, place: number): void {
    const json = this.json;
    json.readText();
    this.draft.rest.addText(tag, place, json.textHash, json.textTwin);
    this.draft.listener?.text(tag, place, json.textBytes, json.textStart, json.textEnd);
  }

  /** Reads a text and returns its number in the pool. */
  readName(): number {
    const json = this.json;
    const { texts, textIds } = this.memo;
    json.peek();
    const { at } = json;
    const known = texts.find(json.bytes, json.view, at);
    if (known >= 0) {
      json.at = at + texts.lengthOf(known);
      return textIds.at(known);
    }
    json.readText();
    const id = this.#intern();
    if (texts.meet(json.bytes, at, json.at, json.textHash)) textIds.push(id);
    return id;
  }

  readNeededName(): number {
    const id = this.readName();
    if (this.draft.pool.length(id) === 0) throw UNUSUAL;
    return id;
  }

  #intern(): number {
    const { textBytes, textStart, textEnd, textHash } = this.json;
    return this.draft.pool.intern(textBytes, textStart, textEnd, textHash);
  }
}

/** Whether a byte begins a number. */
export function beginsNumber(byte: number): boolean {
  return byte === MINUS || (byte >= ZERO && byte <= NINE);
}

/** Where the next quote stands, or the line ends. */
export function quoteAfter(bytes: Uint8Array, start: number): number {
  let end = start;
  for (let byte = bytes[end] ?? 0; byte !== BYTE.quote && byte >= 0x20; byte = bytes[end] ?? 0) end += 1;
  return end;
}

/** Keys seen, as bits, and another one that must not have come. */
export function withKey(seen: number, key: number): number {
  if ((seen & (1 << key)) !== 0) throw UNUSUAL;
  return seen | (1 << key);
}

/** The name must not be that of one of the entries from `first` up to `end`, not included. */
export function refuseRepeated(entries: Entries, first: number, end: number, name: number): void {
  for (let entry = first; entry < end; entry += 1) if (entries.name(entry) === name) throw UNUSUAL;
}
