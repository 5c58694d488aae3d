import { PARTNER, type DealDraft } from './dealDraft.ts';
import { EVENT, MORE, VALUE, type EventStore } from './eventStore.ts';
import { grown, GrowingInts, NONE } from './growing.ts';
import type { TextPool } from './textPool.ts';

/** With more names than this, two places do not go into one number. */
const MOST_PLACES = 30_000;

/** Finds the names that mean something only within one deal: its objects, its partners and its own id. */
export class OwnNames {
  /** Texts in the pool, by place. */
  readonly objects = new GrowingInts();
  readonly partners = new GrowingInts();
  readonly #pool: TextPool;
  readonly #partnerField: number;
  /** By text plus one, so that none has a place too: place among the objects or partners of the deal numbered in `seen`. */
  #objectPlace = new Int32Array(256).fill(NONE, 0, 1);
  #objectSeen = new Int32Array(256);
  #partnerPlace = new Int32Array(256).fill(NONE, 0, 1);
  #partnerSeen = new Int32Array(256);
  #deal = 0;
  /** By text: its parts before and after its first "/". */
  readonly #split = new Map<number, { readonly of: number; readonly id: number } | undefined>();

  constructor(pool: TextPool) {
    this.#pool = pool;
    this.#partnerField = pool.internText('partner');
  }

  /** Gives places to the names of a deal, in order of first appearance. */
  collect(draft: DealDraft): void {
    this.#makeRoom();
    this.#deal += 1;
    this.objects.length = 0;
    this.partners.length = 0;
    for (let index = 0; index < draft.partners.count; index += 1) {
      const id = draft.partners.get(index, PARTNER.id);
      if (this.partnerOf(id) === NONE) this.#place(this.#partnerPlace, this.#partnerSeen, id, index);
      this.partners.push(id);
    }
    for (let event = 0; event < draft.events; event += 1) {
      const row = draft.rows[event] ?? 0;
      if (row < 0) this.#collectEvent(draft, draft.shared, ~row);
      else this.#collectEvent(draft, draft.own, row);
    }
  }

  #collectEvent(draft: DealDraft, { rows, data }: EventStore, row: number): void {
    const { items } = rows;
    const at = row * EVENT.size;
    const partner = items[at + EVENT.partner] ?? NONE;
    if (this.partnerOf(partner) === NONE && partner !== NONE) this.#addPartner(partner);
    const object = items[at + EVENT.named] ?? NONE;
    if (this.objectOf(object) === NONE && object !== NONE && !draft.isOwnId(items, at)) {
      this.#place(this.#objectPlace, this.#objectSeen, object, this.objects.length);
      this.objects.push(object);
    }
    if (items[at + EVENT.text] === NONE) return;
    const to = items[at + EVENT.dataEnd] ?? 0;
    for (let entry = items[at + EVENT.dataFrom] ?? 0; entry < to; entry += 1)
      if (data.name(entry) === this.#partnerField && data.kind(entry) === VALUE.text)
        this.#addPartner(data.value(entry));
  }

  /** Place of an object of the deal, NONE when the text is none. */
  objectOf(text: number): number {
    return this.#objectSeen[text + 1] === this.#deal ? (this.#objectPlace[text + 1] ?? NONE) : NONE;
  }

  partnerOf(text: number): number {
    return this.#partnerSeen[text + 1] === this.#deal ? (this.#partnerPlace[text + 1] ?? NONE) : NONE;
  }

  /**
   * The places of the partner and the object that a shared event names, whose row is at `row`, as one number above 0; NONE when it may name
   * something else. Without a condition where events differ, which a processor could not foresee.
   */
  placesOf(draft: DealDraft, row: number): number {
    const { items } = draft.shared.rows;
    const text = (items[row + EVENT.text] ?? NONE) + 1;
    const isOdd =
      (items[row + EVENT.more] !== MORE.none && this.#namesMore(draft, row)) ||
      items[row + EVENT.hash] === draft.idHash ||
      items[row + EVENT.textHash] === draft.idHash ||
      this.#objectSeen[text] === this.#deal ||
      this.#partnerSeen[text] === this.#deal;
    if (isOdd || this.partners.length > MOST_PLACES || this.objects.length > MOST_PLACES) return NONE;
    const partner = this.#partnerPlace[(items[row + EVENT.partner] ?? NONE) + 1] ?? NONE;
    const object = this.#objectPlace[(items[row + EVENT.named] ?? NONE) + 1] ?? NONE;
    return 1 + (partner + 1) * (MOST_PLACES + 1) + object + 1;
  }

  /** Whether any text among the data of a shared event may be a name. */
  #namesMore({ shared, idHash }: DealDraft, row: number): boolean {
    const { data, rows } = shared;
    if (rows.items[row + EVENT.more] === MORE.slash) return true;
    const to = rows.items[row + EVENT.dataEnd] ?? 0;
    for (let entry = rows.items[row + EVENT.dataFrom] ?? 0; entry < to; entry += 1) {
      if (data.kind(entry) !== VALUE.text) continue;
      const text = data.value(entry);
      if (this.objectOf(text) !== NONE || this.partnerOf(text) !== NONE || this.#pool.hash(text) === idHash)
        return true;
    }
    return false;
  }

  /** What a text in a data field means, as the fields of a shape's entry. */
  meaning(draft: DealDraft, field: number, text: number, into: Meaning): void {
    into.kind = VALUE.text;
    into.value = text;
    into.of = NONE;
    const partner = this.partnerOf(text);
    if (partner !== NONE && field === this.#partnerField) {
      into.kind = NAME.partner;
      into.value = partner;
      return;
    }
    const object = this.objectOf(text);
    if (object !== NONE) {
      into.kind = NAME.id;
      into.value = object;
      return;
    }
    const split = this.#splitOf(text);
    const keyed = split ? this.objectOf(split.id) : NONE;
    if (split && keyed !== NONE) {
      into.kind = NAME.key;
      into.value = keyed;
      into.of = split.of;
    } else if (partner !== NONE) {
      into.kind = NAME.partner;
      into.value = partner;
    } else if (
      this.#pool.hash(text) === draft.idHash &&
      this.#pool.equals(text, draft.idBytes, 0, draft.idLength)
    ) {
      into.kind = NAME.own;
      into.value = NONE;
    }
  }

  #addPartner(text: number): void {
    if (this.partnerOf(text) !== NONE) return;
    this.#place(this.#partnerPlace, this.#partnerSeen, text, this.partners.length);
    this.partners.push(text);
  }

  #place(places: Int32Array, seen: Int32Array, text: number, place: number): void {
    places[text + 1] = place;
    seen[text + 1] = this.#deal;
  }

  #splitOf(text: number): { readonly of: number; readonly id: number } | undefined {
    const known = this.#split.get(text);
    if (known !== undefined || this.#split.has(text)) return known;
    const full = this.#pool.text(text);
    const slash = full.indexOf('/');
    const split =
      slash < 0
        ? undefined
        : {
            of: this.#pool.internText(full.slice(0, slash)),
            id: this.#pool.internText(full.slice(slash + 1)),
          };
    this.#split.set(text, split);
    return split;
  }

  #makeRoom(): void {
    if (this.#pool.size < this.#objectPlace.length) return;
    this.#objectPlace = grown(this.#objectPlace, this.#pool.size + 1);
    this.#objectSeen = grown(this.#objectSeen, this.#pool.size + 1);
    this.#partnerPlace = grown(this.#partnerPlace, this.#pool.size + 1);
    this.#partnerSeen = grown(this.#partnerSeen, this.#pool.size + 1);
  }
}

/** Kinds of a data value that is a name; they continue `VALUE`. */
export const NAME = { id: 10, key: 11, partner: 12, own: 13 } as const;

/** What a text in a data field means: a text of the pool, or a place. */
export interface Meaning {
  kind: number;
  value: number;
  of: number;
}
