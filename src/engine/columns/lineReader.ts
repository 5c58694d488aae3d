import type { JsonValue } from '../../core/index.ts';
import { ENTRY, EVENT, NONE, PARTNER, VALUE, type DealDraft, type Rows } from './dealDraft.ts';
import { printNested, REST } from './draftDeal.ts';
import type { EventMemo } from './eventMemo.ts';
import { asciiOf, BYTE, JsonBytes, keysOf, UNUSUAL } from './jsonBytes.ts';
import { decodeForeign } from './textBytes.ts';
import type { TimeReader } from './timeReader.ts';

const DEAL_KEYS = keysOf(
  ...([
    'format',
    'id',
    'account',
    'partnerType',
    'partners',
    'facts',
    'lead',
    'outcome',
    'closedAt',
  ] as const),
  ...(['asOf', 'source', 'links', 'edgeCase', 'events'] as const),
);
const PARTNER_KEYS = keysOf('id', 'name', 'type', 'since', 'facts');
const SOURCE_KEYS = keysOf('system', 'ref');
const LINK_KEYS = keysOf('type', 'deal');
const EVENT_KEYS = keysOf('at', 'type', 'object', 'by', 'data');
const BY_KEYS = keysOf('side', 'role', 'partner');
const OUTCOMES = (['won', 'lost', 'open'] as const).map((name) => ({ name, bytes: asciiOf(name) }));
/** How most events begin. */
const AT = asciiOf('{"at":"');
const FORMAT = asciiOf('cosell-deal/1');
const [TRUE, FALSE, NULL] = [asciiOf('true'), asciiOf('false'), asciiOf('null')];
const [LETTER_T, LETTER_F, LETTER_N, ZERO, NINE, MINUS, BACKSLASH] = [
  0x74, 0x66, 0x6e, 0x30, 0x39, 0x2d, 0x5c,
];
/** With more named values than this, looking for a repeated one takes too long here. */
const MOST_ENTRIES = 64;
/** Less than what `parseDealLine` refuses. */
const DEEPEST = 60;

/** Reads lines that are written in the usual way straight into a draft. What is unusual in any way is left to `parseDealLine`. */
export class LineReader {
  readonly #json = new JsonBytes();
  readonly #draft: DealDraft;
  readonly #memo: EventMemo;

  constructor(draft: DealDraft, memo: EventMemo) {
    this.#draft = draft;
    this.#memo = memo;
  }

  /** Reads the line from `start` to `end`, where a byte below 0x20 must stand; false when it is unusual, and the draft then worthless. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    this.#json.start(bytes, start, end);
    this.#draft.clear();
    try {
      this.#readDeal();
    } catch (error) {
      if (error === UNUSUAL) return false;
      throw error;
    }
    this.#json.peek();
    return this.#json.at === end;
  }

  #readDeal(): void {
    const seen = this.#readFields(DEAL_KEYS, this.#dealField);
    if ((seen & (1 << 1)) === 0) throw UNUSUAL;
  }

  /** Reads an object whose keys are known; each may come once. Returns which came, as bits. */
  #readFields(keys: readonly Uint8Array[], readField: (key: number) => void): number {
    const json = this.#json;
    json.take(BYTE.open);
    if (json.takes(BYTE.close)) return 0;
    let seen = 0;
    let hint = 0;
    do {
      const key = json.readKey(keys, hint);
      if ((seen & (1 << key)) !== 0) throw UNUSUAL;
      seen |= 1 << key;
      hint = key + 1;
      readField(key);
    } while (json.takes(BYTE.comma));
    json.take(BYTE.close);
    return seen;
  }

  /** Reads a list, entry by entry. */
  #readList(readEntry: (index: number) => void): void {
    const json = this.#json;
    json.take(BYTE.openList);
    if (json.takes(BYTE.closeList)) return;
    let index = 0;
    do readEntry(index++);
    while (json.takes(BYTE.comma));
    json.take(BYTE.closeList);
  }

  readonly #dealField = (key: number): void => {
    const draft = this.#draft;
    switch (key) {
      case 0:
        if (!this.#readsText(FORMAT)) throw UNUSUAL;
        return;
      case 1: {
        this.#readNeeded();
        const { textBytes, textStart, textEnd, textHash } = this.#json;
        draft.setId(textBytes, textStart, textEnd, textHash);
        return;
      }
      case 2:
        return this.#readRest(REST.account, 0);
      case 3:
        draft.partnerType = this.#readName();
        return;
      case 4:
        return this.#readList(this.#partner);
      case 5:
        return this.#readEntries(draft.facts, 'fact');
      case 6:
        draft.lead = this.#readName();
        return;
      case 7:
        draft.outcome = this.#readOutcome();
        return;
      case 8:
        return this.#readTime(draft.closedAt);
      case 9:
        return this.#readTime(draft.asOf);
      case 10:
        draft.rest.addBytes(REST.source, 0, this.#json.bytes, 0, 0);
        this.#readFields(SOURCE_KEYS, this.#sourceField);
        return;
      case 11:
        return this.#readList(this.#link);
      case 12:
        return this.#readRest(REST.edgeCase, 0);
      default:
        return this.#readList(this.#event);
    }
  };

  readonly #sourceField = (key: number): void => {
    this.#readRest(key === 0 ? REST.sourceSystem : REST.sourceRef, 0);
  };

  #index = 0;
  #row = 0;

  readonly #link = (index: number): void => {
    this.#index = index;
    if (this.#readFields(LINK_KEYS, this.#linkField) !== 3) throw UNUSUAL;
  };

  readonly #linkField = (key: number): void => {
    this.#readRest(key === 0 ? REST.linkType : REST.linkDeal, this.#index);
    if (this.#json.textStart === this.#json.textEnd) throw UNUSUAL;
  };

  readonly #partner = (index: number): void => {
    const { partners, partnerFacts } = this.#draft;
    this.#index = index;
    this.#row = partners.add();
    partners.items[this.#row + PARTNER.type] = NONE;
    if ((this.#readFields(PARTNER_KEYS, this.#partnerField) & 1) === 0) throw UNUSUAL;
    partners.items[this.#row + PARTNER.factsEnd] = partnerFacts.count;
  };

  readonly #partnerField = (key: number): void => {
    const { partners, partnerFacts } = this.#draft;
    switch (key) {
      case 0:
        partners.items[this.#row + PARTNER.id] = this.#readNeededName();
        return;
      case 1:
        return this.#readRest(REST.partnerName, this.#index);
      case 2:
        partners.items[this.#row + PARTNER.type] = this.#readName();
        return;
      case 3:
        return this.#readRest(REST.partnerSince, this.#index);
      default:
        return this.#readEntries(partnerFacts, 'fact');
    }
  };

  readonly #event = (): void => {
    const draft = this.#draft;
    const memo = this.#memo;
    const json = this.#json;
    const { time } = draft;
    const end = this.#readLeadingTime(time);
    if (end > 0) {
      const known = memo.find(json.bytes, json.view, end);
      if (known !== NONE) {
        draft.setTime(memo.recall(known, draft), time);
        json.at = end + memo.lengthOf(known);
        return;
      }
    }
    const firstEntry = draft.data.count;
    this.#row = draft.addEvent();
    if ((this.#readFields(EVENT_KEYS, this.#eventField) & 3) !== 3) throw UNUSUAL;
    draft.endEvent(this.#row, firstEntry);
    if (end > 0) memo.meet(json.bytes, end, json.at, draft, firstEntry);
  };

  /** Looks for an event that begins with a time in its usual spelling and returns where that ends, its quote included; 0 for another. */
  #readLeadingTime(time: TimeReader): number {
    const json = this.#json;
    json.peek();
    const { bytes, at } = json;
    for (let place = 0; place < AT.length; place += 1) if (bytes[at + place] !== AT[place]) return 0;
    const start = at + AT.length;
    let end = start + this.#timeLength;
    if (bytes[end] !== BYTE.quote) {
      end = quoteAfter(bytes, start);
      this.#timeLength = end - start;
    }
    return time.read(bytes, start, end) ? end + 1 : 0;
  }

  #timeLength = 25;

  readonly #eventField = (key: number): void => {
    const draft = this.#draft;
    switch (key) {
      case 0:
        this.#readTime(draft.time);
        return draft.setTime(this.#row, draft.time);
      case 1:
        draft.events.items[this.#row + EVENT.type] = this.#readNeededName();
        return;
      case 2: {
        const json = this.#json;
        json.readText();
        return draft.setObject(this.#row, json.textBytes, json.textStart, json.textEnd, json.textHash);
      }
      case 3:
        this.#readFields(BY_KEYS, this.#byField);
        return;
      default:
        return this.#readEntries(draft.data, 'data');
    }
  };

  readonly #byField = (key: number): void => {
    this.#draft.events.items[this.#row + EVENT.side + key] = this.#readName();
  };

  /** Reads facts or data. Names that JSON would put into another order are unusual. */
  #readEntries(rows: Rows, kind: 'fact' | 'data'): void {
    const json = this.#json;
    json.take(BYTE.open);
    if (json.takes(BYTE.close)) return;
    const first = rows.count;
    do {
      json.readText();
      const digit = json.textBytes[json.textStart] ?? 0;
      if (json.textStart < json.textEnd && digit >= ZERO && digit <= NINE) throw UNUSUAL;
      const name = this.#intern();
      if (rows.count - first > MOST_ENTRIES) throw UNUSUAL;
      for (let row = first; row < rows.count; row += 1) if (rows.get(row, ENTRY.name) === name) throw UNUSUAL;
      json.take(BYTE.colon);
      this.#readValue(rows, name, kind);
    } while (json.takes(BYTE.comma));
    json.take(BYTE.close);
  }

  #readValue(rows: Rows, name: number, kind: 'fact' | 'data'): void {
    const json = this.#json;
    const draft = this.#draft;
    const byte = json.peek();
    if (byte === BYTE.quote) draft.addEntry(rows, name, VALUE.text, this.#readName());
    else if (byte === MINUS || (byte >= ZERO && byte <= NINE))
      draft.addEntry(rows, name, VALUE.number, draft.addNumber(json.readNumber()));
    else if (byte === LETTER_T || byte === LETTER_F) {
      json.takeWord(byte === LETTER_T ? TRUE : FALSE);
      draft.addEntry(rows, name, byte === LETTER_T ? VALUE.true : VALUE.false, NONE);
    } else if (kind === 'fact') throw UNUSUAL;
    else if (byte === LETTER_N) {
      json.takeWord(NULL);
      draft.addEntry(rows, name, VALUE.null, NONE);
    } else draft.addEntry(rows, name, VALUE.nested, this.#readNested());
  }

  /** A list or record within data; there are few different ones, and they are read by the platform. */
  #readNested(): number {
    const { bytes, at: start } = this.#json;
    let at = start;
    let depth = 0;
    let within = false;
    do {
      const byte = bytes[at] ?? 0;
      if (byte < 0x20) throw UNUSUAL;
      if (within) {
        if (byte === BACKSLASH) at += 1;
        else if (byte === BYTE.quote) within = false;
      } else if (byte === BYTE.quote) within = true;
      else if (byte === BYTE.open || byte === BYTE.openList) depth += 1;
      else if (byte === BYTE.close || byte === BYTE.closeList) depth -= 1;
      if (depth > DEEPEST) throw UNUSUAL;
      at += 1;
    } while (depth > 0);
    this.#json.at = at;
    return this.#draft.pool.internText(printNested(parseOrLeave(decodeForeign(bytes, start, at))));
  }

  #readOutcome(): 'won' | 'lost' | 'open' {
    this.#json.readText();
    for (const { name, bytes } of OUTCOMES) if (this.#isText(bytes)) return name;
    throw UNUSUAL;
  }

  #readTime(time: TimeReader): void {
    const json = this.#json;
    if (json.peek() !== BYTE.quote) throw UNUSUAL;
    const { bytes } = json;
    const start = json.at + 1;
    const end = quoteAfter(bytes, start);
    if (time.read(bytes, start, end)) {
      json.at = end + 1;
      return;
    }
    json.readText();
    this.#draft.readTime(time, json.textBytes, json.textStart, json.textEnd, json.textHash);
  }

  /** Reads a text that only counts for the content. */
  #readRest(tag: number, place: number): void {
    const json = this.#json;
    json.readText();
    this.#draft.rest.addBytes(tag, place, json.textBytes, json.textStart, json.textEnd);
  }

  /** Reads a text and returns its number in the pool. */
  #readName(): number {
    this.#json.readText();
    return this.#intern();
  }

  #readNeededName(): number {
    this.#readNeeded();
    return this.#intern();
  }

  #readNeeded(): void {
    this.#json.readText();
    if (this.#json.textStart === this.#json.textEnd) throw UNUSUAL;
  }

  #intern(): number {
    const { textBytes, textStart, textEnd, textHash } = this.#json;
    return this.#draft.pool.intern(textBytes, textStart, textEnd, textHash);
  }

  #readsText(text: Uint8Array): boolean {
    this.#json.readText();
    return this.#isText(text);
  }

  #isText(text: Uint8Array): boolean {
    const { textBytes, textStart, textEnd } = this.#json;
    if (textEnd - textStart !== text.length) return false;
    for (let at = 0; at < text.length; at += 1) if (textBytes[textStart + at] !== text[at]) return false;
    return true;
  }
}

/** Where the next quote stands, or the line ends. */
function quoteAfter(bytes: Uint8Array, start: number): number {
  let end = start;
  for (let byte = bytes[end] ?? 0; byte !== BYTE.quote && byte >= 0x20; byte = bytes[end] ?? 0) end += 1;
  return end;
}

function parseOrLeave(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError) throw UNUSUAL;
    throw error;
  }
}
