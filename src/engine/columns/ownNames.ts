import { PARTNER, type DealDraft } from './dealDraft.ts';
import { EVENT, VALUE, type EventStore } from './eventStore.ts';
import { grown, GrowingInts, NONE } from './growing.ts';
import type { TextPool } from './textPool.ts';

/** Finds the names that mean something only within one deal: its objects, its partners and its own id. */
export class OwnNames {
  /** Texts in the pool, by place. */
  readonly objects = new GrowingInts();
  readonly partners = new GrowingInts();
  readonly #pool: TextPool;
  readonly #partnerField: number;
  /** By text: place among the objects or partners of the deal numbered in `seen`. */
  #objectPlace = new Int32Array(256);
  #objectSeen = new Int32Array(256);
  #partnerPlace = new Int32Array(256);
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
    if (partner !== NONE) this.#addPartner(partner);
    if (items[at + EVENT.kind] !== NONE && !draft.isOwnId(items, at)) {
      const object = items[at + EVENT.object] ?? NONE;
      if (this.objectOf(object) === NONE) {
        this.#place(this.#objectPlace, this.#objectSeen, object, this.objects.length);
        this.objects.push(object);
      }
    }
    const to = items[at + EVENT.dataEnd] ?? 0;
    for (let entry = items[at + EVENT.dataFrom] ?? 0; entry < to; entry += 1)
      if (data.name(entry) === this.#partnerField && data.kind(entry) === VALUE.text)
        this.#addPartner(data.value(entry));
  }

  /** Place of an object of the deal, NONE when the text is none. */
  objectOf(text: number): number {
    return this.#objectSeen[text] === this.#deal ? (this.#objectPlace[text] ?? NONE) : NONE;
  }

  partnerOf(text: number): number {
    return this.#partnerSeen[text] === this.#deal ? (this.#partnerPlace[text] ?? NONE) : NONE;
  }

  /** Whether a text in a data field may be a name. */
  isName(draft: DealDraft, text: number): boolean {
    return (
      this.objectOf(text) !== NONE ||
      this.partnerOf(text) !== NONE ||
      this.#pool.hash(text) === draft.idHash ||
      this.#splitOf(text) !== undefined
    );
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
    places[text] = place;
    seen[text] = this.#deal;
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
    if (this.#pool.size <= this.#objectPlace.length) return;
    this.#objectPlace = grown(this.#objectPlace, this.#pool.size);
    this.#objectSeen = grown(this.#objectSeen, this.#pool.size);
    this.#partnerPlace = grown(this.#partnerPlace, this.#pool.size);
    this.#partnerSeen = grown(this.#partnerSeen, this.#pool.size);
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
