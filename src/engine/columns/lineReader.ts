import { PARTNER, type DealDraft } from './dealDraft.ts';
import { EVENT, VALUE, type Entries } from './eventStore.ts';
import { NONE } from './growing.ts';
import { REST } from './draftDeal.ts';
import { readNested } from './nestedValue.ts';
import type { ReaderMemo } from './readerMemo.ts';
import { asciiOf, BYTE, JsonBytes, keysOf, UNUSUAL } from './jsonBytes.ts';
import type { TimeReader } from './timeReader.ts';

const DEAL_KEYS = keysOf(
  'format id account partnerType partners facts lead outcome closedAt asOf source links edgeCase events',
);
const PARTNER_KEYS = keysOf('id name type since facts');
const SOURCE_KEYS = keysOf('system ref');
const LINK_KEYS = keysOf('type deal');
const EVENT_KEYS = keysOf('at type object by data');
const BY_KEYS = keysOf('side role partner');
const OUTCOMES = ['won', 'lost', 'open'] as const;
/** How most events begin, by its first and its last four bytes. */
const AT = '{"at":"';
const AT_LENGTH = AT.length;
const AT_VIEW = new DataView(asciiOf(AT).buffer);
const AT_START = AT_VIEW.getInt32(0);
const AT_END = AT_VIEW.getInt32(AT_LENGTH - 4);
const FORMAT = 'cosell-deal/1';
const [TRUE, FALSE, NULL] = [asciiOf('true'), asciiOf('false'), asciiOf('null')];
const [LETTER_T, LETTER_F, LETTER_N, ZERO, NINE, MINUS] = [0x74, 0x66, 0x6e, 0x30, 0x39, 0x2d];
/** With more named values than this, looking for a repeated one takes too long here. */
const MOST_ENTRIES = 64;

/** Reads lines that are written in the usual way straight into a draft. What is unusual in any way is left to `parseDealLine`. */
export class LineReader {
  readonly #json = new JsonBytes();
  readonly #draft: DealDraft;
  readonly #memo: ReaderMemo;
  /** Texts in the pool. */
  readonly #format: number;
  readonly #outcomes: readonly number[];

  constructor(draft: DealDraft, memo: ReaderMemo) {
    this.#draft = draft;
    this.#memo = memo;
    this.#format = draft.pool.internText(FORMAT);
    this.#outcomes = OUTCOMES.map((outcome) => draft.pool.internText(outcome));
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
        if (this.#readName() !== this.#format) throw UNUSUAL;
        return;
      case 1: {
        this.#json.readText();
        const { textBytes, textStart, textEnd, textHash } = this.#json;
        if (textStart === textEnd) throw UNUSUAL;
        draft.setId(textBytes, textStart, textEnd, textHash);
        return;
      }
      case 2:
        return this.#readRest(REST.account, 0);
      case 3:
        draft.partnerType = this.#readName();
        return;
      case 4:
        return this.#readPartners();
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
        return this.#readEvents();
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
    this.#json.peek();
    const { at } = this.#json;
    this.#readRest(key === 0 ? REST.linkType : REST.linkDeal, this.#index);
    if (this.#json.at - at === 2) throw UNUSUAL;
  };

  #readPartners(): void {
    const memo = this.#memo.partners;
    const json = this.#json;
    json.peek();
    const { at } = json;
    const known = memo.tree.find(json.bytes, json.view, at);
    if (known >= 0) {
      memo.recall(known, this.#draft);
      this.#draft.listener?.recallPartners(known);
      json.at = at + memo.tree.lengthOf(known);
      return;
    }
    const { low, high } = this.#draft.rest;
    this.#readList(this.#partner);
    if (memo.meet(json.bytes, at, json.at, this.#draft, low, high))
      this.#draft.listener?.keepPartners(memo.tree.count - 1);
  }

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

  #readEvents(): void {
    const json = this.#json;
    json.take(BYTE.openList);
    if (json.takes(BYTE.closeList)) return;
    do if (!this.#recallsEvent()) this.#readEvent();
    while (json.takes(BYTE.comma));
    json.take(BYTE.closeList);
  }

  /** Takes an event that begins with its time in the usual spelling and goes on as a remembered one does. */
  #recallsEvent(): boolean {
    const json = this.#json;
    this.#timeEnd = 0;
    json.peek();
    const { bytes, view, at } = json;
    if (at + AT_LENGTH > json.end || view.getInt32(at) !== AT_START || view.getInt32(at + 3) !== AT_END)
      return false;
    const start = at + AT_LENGTH;
    let end = start + this.#timeLength;
    if (bytes[end] !== BYTE.quote) {
      end = quoteAfter(bytes, start);
      this.#timeLength = end - start;
    }
    const draft = this.#draft;
    const { time } = draft;
    if (!time.read(bytes, start, end)) return false;
    this.#timeEnd = end + 1;
    const { events } = this.#memo;
    const known = events.find(bytes, view, end + 1);
    if (known < 0) return false;
    draft.addEvent(~known);
    json.at = end + 1 + events.lengthOf(known);
    return true;
  }

  #timeLength = 25;
  /** Where the time at the beginning of an event ends, its quote included; 0 when there is none. */
  #timeEnd = 0;

  #readEvent(): void {
    const draft = this.#draft;
    const json = this.#json;
    this.#row = draft.own.begin();
    if ((this.#readFields(EVENT_KEYS, this.#eventField) & 3) !== 3) throw UNUSUAL;
    draft.endEvent(this.#row);
    if (this.#timeEnd > 0) this.#memo.events.meet(json.bytes, this.#timeEnd, json.at, draft.own);
  }

  readonly #eventField = (key: number): void => {
    const draft = this.#draft;
    switch (key) {
      case 0:
        return this.#readTime(draft.time);
      case 1:
        draft.own.rows.items[this.#row + EVENT.type] = this.#readNeededName();
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
        return this.#readEntries(draft.own.data, 'data');
    }
  };

  readonly #byField = (key: number): void => {
    this.#draft.own.rows.items[this.#row + EVENT.side + key] = this.#readName();
  };

  /** Reads facts or data. Names that JSON would put into another order are unusual. */
  #readEntries(entries: Entries, kind: 'fact' | 'data'): void {
    const json = this.#json;
    json.take(BYTE.open);
    if (json.takes(BYTE.close)) return;
    const first = entries.count;
    do {
      const name = this.#readName();
      const digit = this.#draft.pool.firstByte(name);
      if (digit >= ZERO && digit <= NINE) throw UNUSUAL;
      if (entries.count - first > MOST_ENTRIES) throw UNUSUAL;
      for (let entry = first; entry < entries.count; entry += 1)
        if (entries.name(entry) === name) throw UNUSUAL;
      json.take(BYTE.colon);
      this.#readValue(entries, name, kind);
    } while (json.takes(BYTE.comma));
    json.take(BYTE.close);
  }

  #readValue(entries: Entries, name: number, kind: 'fact' | 'data'): void {
    const json = this.#json;
    const byte = json.peek();
    if (byte === BYTE.quote) entries.add(name, VALUE.text, this.#readName());
    else if (byte === MINUS || (byte >= ZERO && byte <= NINE)) entries.addNumber(name, json.readNumber());
    else if (byte === LETTER_T || byte === LETTER_F) {
      json.takeWord(byte === LETTER_T ? TRUE : FALSE);
      entries.add(name, byte === LETTER_T ? VALUE.true : VALUE.false, NONE);
    } else if (kind === 'fact') throw UNUSUAL;
    else if (byte === LETTER_N) {
      json.takeWord(NULL);
      entries.add(name, VALUE.null, NONE);
    } else entries.add(name, VALUE.nested, this.#draft.pool.internText(readNested(json)));
  }

  #readOutcome(): 'won' | 'lost' | 'open' {
    const outcome = OUTCOMES[this.#outcomes.indexOf(this.#readName())];
    if (outcome === undefined) throw UNUSUAL;
    return outcome;
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
    const { rest, restHashes } = this.#memo;
    json.peek();
    const { at } = json;
    const { listener } = this.#draft;
    const known = listener ? NONE : rest.find(json.bytes, json.view, at);
    if (known >= 0) {
      json.at = at + rest.lengthOf(known);
      this.#draft.rest.addText(tag, place, restHashes.get(known, 0), restHashes.get(known, 1));
      return;
    }
    json.readText();
    this.#draft.rest.addText(tag, place, json.textHash, json.textTwin);
    listener?.text(tag, place, json.textBytes, json.textStart, json.textEnd);
    if (listener || !rest.meet(json.bytes, at, json.at, json.textHash)) return;
    const row = restHashes.add();
    restHashes.items[row] = json.textHash;
    restHashes.items[row + 1] = json.textTwin;
  }

  /** Reads a text and returns its number in the pool. */
  #readName(): number {
    const json = this.#json;
    const { texts, textIds } = this.#memo;
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

  #readNeededName(): number {
    const id = this.#readName();
    if (this.#draft.pool.length(id) === 0) throw UNUSUAL;
    return id;
  }

  #intern(): number {
    const { textBytes, textStart, textEnd, textHash } = this.#json;
    return this.#draft.pool.intern(textBytes, textStart, textEnd, textHash);
  }
}

/** Where the next quote stands, or the line ends. */
function quoteAfter(bytes: Uint8Array, start: number): number {
  let end = start;
  for (let byte = bytes[end] ?? 0; byte !== BYTE.quote && byte >= 0x20; byte = bytes[end] ?? 0) end += 1;
  return end;
}
