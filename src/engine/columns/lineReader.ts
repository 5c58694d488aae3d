import { PARTNER, type DealDraft } from './dealDraft.ts';
import { DEAL, DEAL_KEYS } from './dealKeys.ts';
import { REST } from './draftDeal.ts';
import { EventsReader } from './eventsReader.ts';
import { beginsNumber, FieldReader, refuseRepeated, withKey } from './fieldReader.ts';
import { NONE } from './growing.ts';
import { isHeadField } from './headMemo.ts';
import { BYTE, keysOf, UNUSUAL, type JsonBytes } from './jsonBytes.ts';
import type { ReaderMemo } from './readerMemo.ts';

const PARTNER_KEYS = keysOf('id name type since facts');
const SOURCE_KEYS = keysOf('system ref');
const LINK_KEYS = keysOf('type deal');
const OUTCOMES = ['won', 'lost', 'open'] as const;
const FORMAT = 'cosell-deal/1';
const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d];

/** Reads lines that are written in the usual way straight into a draft. What is unusual in any way is left to `parseDealLine`. */
export class LineReader {
  readonly #fields: FieldReader;
  readonly #events: EventsReader;
  readonly #json: JsonBytes;
  readonly #draft: DealDraft;
  readonly #memo: ReaderMemo;
  /** Texts in the pool. */
  readonly #format: number;
  readonly #outcomes: readonly number[];

  constructor(draft: DealDraft, memo: ReaderMemo) {
    this.#fields = new FieldReader(draft, memo);
    this.#events = new EventsReader(this.#fields);
    this.#json = this.#fields.json;
    this.#draft = draft;
    this.#memo = memo;
    this.#format = draft.pool.internText(FORMAT);
    this.#outcomes = OUTCOMES.map((outcome) => draft.pool.internText(outcome));
  }

  /**
   * Reads the line that begins at `start`, which a line feed must end, and returns where that stands; -1 when the line is unusual, and the
   * draft then worthless.
   */
  read(bytes: Uint8Array, start: number): number {
    const json = this.#json;
    json.start(bytes, start);
    this.#draft.clear();
    try {
      this.#readDeal();
    } catch (error) {
      if (error === UNUSUAL) return -1;
      throw error;
    }
    const last = json.peek();
    const { at } = json;
    if (last === LINE_FEED) return at;
    return last === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? at + 1 : -1;
  }

  /** Keys of the deal that came so far, as bits. */
  #seen = 0;

  #readDeal(): void {
    const json = this.#json;
    const { heads } = this.#memo;
    this.#seen = 0;
    json.take(BYTE.open);
    do {
      json.peek();
      const known = heads.tree.findNext(json.bytes, json.view, json.at);
      if (known < 0) {
        const key = this.#readHead();
        if (key === NONE) break;
        this.#readField(key);
      } else {
        this.#see(heads.keysOf(known));
        heads.recall(known, this.#draft);
        json.at += heads.tree.lengthOf(known);
        this.#readField(heads.nextKey(known));
      }
    } while (json.takes(BYTE.comma));
    json.take(BYTE.close);
    if ((this.#seen & (1 << DEAL.id)) === 0) throw UNUSUAL;
  }

  /** Notes keys, as bits; each may come once. */
  #see(keys: number): void {
    if ((this.#seen & keys) !== 0) throw UNUSUAL;
    this.#seen |= keys;
  }

  /** Reads fields that have few different values, up to the key of another one; returns that, or NONE where the deal ends before. */
  #readHead(): number {
    const json = this.#json;
    const { at } = json;
    const before = this.#seen;
    let key = json.readKey(DEAL_KEYS, 0);
    for (; isHeadField(key); key = json.readKey(DEAL_KEYS, key + 1)) {
      this.#see(1 << key);
      this.#readHeadField(key);
      if (!json.takes(BYTE.comma)) return NONE;
    }
    this.#see(1 << key);
    this.#memo.heads.meet(json.bytes, at, json.at, this.#draft, this.#seen & ~before, key);
    return key;
  }

  #readHeadField(key: number): void {
    const draft = this.#draft;
    const name = this.#fields.readName();
    if (key === DEAL.partnerType) draft.partnerType = name;
    else if (key === DEAL.lead) draft.lead = name;
    else if (key === DEAL.outcome) {
      const outcome = OUTCOMES[this.#outcomes.indexOf(name)];
      if (outcome === undefined) throw UNUSUAL;
      draft.outcome = outcome;
    } else if (name !== this.#format) throw UNUSUAL;
  }

  #readField(key: number): void {
    const draft = this.#draft;
    switch (key) {
      case DEAL.id: {
        this.#json.readText();
        const { textBytes, textStart, textEnd, textHash } = this.#json;
        if (textStart === textEnd) throw UNUSUAL;
        return draft.setId(textBytes, textStart, textEnd, textHash);
      }
      case DEAL.account:
        return this.#fields.readRest(REST.account, 0);
      case DEAL.partners:
        return this.#readPartners();
      case DEAL.facts:
        return this.#readFacts();
      case DEAL.closedAt:
        return this.#fields.readTime(draft.closedAt);
      case DEAL.asOf:
        return this.#fields.readTime(draft.asOf);
      case DEAL.source:
        return this.#readSource();
      case DEAL.links:
        return this.#readLinks();
      case DEAL.edgeCase:
        return this.#fields.readRest(REST.edgeCase, 0);
      default:
        return this.#events.read();
    }
  }

  #readSource(): void {
    const json = this.#json;
    this.#draft.rest.addBytes(REST.source, 0, json.bytes, 0, 0);
    let seen = 0;
    for (let key = json.firstKey(SOURCE_KEYS); key !== NONE; key = json.nextKey(SOURCE_KEYS, key)) {
      seen = withKey(seen, key);
      this.#fields.readRest(key === 0 ? REST.sourceSystem : REST.sourceRef, 0);
    }
  }

  #readLinks(): void {
    const json = this.#json;
    let index = 0;
    for (let more = json.firstEntry(); more; more = json.nextEntry(), index += 1) {
      let seen = 0;
      for (let key = json.firstKey(LINK_KEYS); key !== NONE; key = json.nextKey(LINK_KEYS, key)) {
        seen = withKey(seen, key);
        this.#fields.readRest(key === 0 ? REST.linkType : REST.linkDeal, index);
        if (json.textStart === json.textEnd) throw UNUSUAL;
      }
      if (seen !== 3) throw UNUSUAL;
    }
  }

  #readPartners(): void {
    const memo = this.#memo.partners;
    const json = this.#json;
    const draft = this.#draft;
    json.peek();
    const { at } = json;
    const known = memo.tree.find(json.bytes, json.view, at);
    if (known >= 0) {
      memo.recall(known, draft);
      draft.listener?.recallPartners(known);
      json.at = at + memo.tree.lengthOf(known);
      return;
    }
    const { low, high } = draft.rest;
    let index = 0;
    for (let more = json.firstEntry(); more; more = json.nextEntry(), index += 1) this.#readPartner(index);
    if (memo.meet(json.bytes, at, json.at, draft, low, high))
      draft.listener?.keepPartners(memo.tree.count - 1);
  }

  #readPartner(index: number): void {
    const json = this.#json;
    const { partners, partnerFacts } = this.#draft;
    const row = partners.add();
    partners.items[row + PARTNER.type] = NONE;
    let seen = 0;
    for (let key = json.firstKey(PARTNER_KEYS); key !== NONE; key = json.nextKey(PARTNER_KEYS, key)) {
      seen = withKey(seen, key);
      if (key === 0) partners.items[row + PARTNER.id] = this.#fields.readNeededName();
      else if (key === 1) this.#fields.readRest(REST.partnerName, index);
      else if (key === 2) partners.items[row + PARTNER.type] = this.#fields.readName();
      else if (key === 3) this.#fields.readRest(REST.partnerSince, index);
      else this.#fields.readEntries(partnerFacts, 'fact');
    }
    if ((seen & 1) === 0) throw UNUSUAL;
    partners.items[row + PARTNER.factsEnd] = partnerFacts.count;
  }

  #readFacts(): void {
    const json = this.#json;
    const { facts: memo } = this.#memo;
    const draft = this.#draft;
    const { facts } = draft;
    json.take(BYTE.open);
    if (json.takes(BYTE.close)) return;
    for (;;) {
      json.peek();
      const before = facts.count;
      const known = memo.tree.find(json.bytes, json.view, json.at);
      let next: number;
      if (known < 0) next = this.#readFactsRun();
      else {
        memo.recall(known, draft);
        json.at += memo.tree.lengthOf(known);
        next = memo.nextName(known);
        if (before > 0)
          for (let entry = before; entry < facts.count; entry += 1)
            refuseRepeated(facts, 0, entry, facts.name(entry));
      }
      if (next === NONE) return;
      refuseRepeated(facts, 0, facts.count, next);
      this.#fields.readValue(facts, next, 'fact');
      draft.hashFacts(facts.count - 1);
      if (json.takes(BYTE.close)) return;
      json.take(BYTE.comma);
    }
  }

  /** Reads facts up to the name of one whose value is a number, which it returns, or to their end, and then NONE. */
  #readFactsRun(): number {
    const json = this.#json;
    const draft = this.#draft;
    const { facts } = draft;
    const { at } = json;
    const { low, high } = draft.rest;
    const first = facts.count;
    let next = NONE;
    do {
      const name = this.#fields.readEntryName(facts, 0);
      if (beginsNumber(json.peek())) {
        next = name;
        break;
      }
      this.#fields.readValue(facts, name, 'fact');
    } while (json.takes(BYTE.comma));
    if (next === NONE) json.take(BYTE.close);
    draft.hashFacts(first);
    this.#memo.facts.meet(json.bytes, at, json.at, draft, first, low, high, next);
    return next;
  }
}
