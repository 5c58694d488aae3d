import { EVENT, NONE, ENTRY, PARTNER, VALUE, type DealDraft } from './dealDraft.ts';
import { grown, GrowingInts } from './growing.ts';
import type { TextPool } from './textPool.ts';

const SLASH = 0x2f;

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
    const events = draft.events.items;
    for (let row = 0, from = 0; row < draft.events.count * EVENT.size; row += EVENT.size) {
      const partner = events[row + EVENT.partner] ?? NONE;
      if (partner !== NONE) this.#addPartner(partner);
      if ((events[row + EVENT.kind] ?? NONE) !== NONE && !isOwnId(draft, row)) {
        const object = events[row + EVENT.object] ?? NONE;
        if (this.objectOf(object) === NONE) {
          this.#place(this.#objectPlace, this.#objectSeen, object, this.objects.length);
          this.objects.push(object);
        }
      }
      const to = events[row + EVENT.dataEnd] ?? 0;
      for (; from < to; from += 1)
        if (
          draft.data.get(from, ENTRY.name) === this.#partnerField &&
          draft.data.get(from, ENTRY.kind) === VALUE.text
        )
          this.#addPartner(draft.data.get(from, ENTRY.value));
    }
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

/** Whether an event of a draft names the deal by its own id. */
export function isOwnId(draft: DealDraft, row: number): boolean {
  const { items } = draft.events;
  if (items[row + EVENT.hash] !== draft.idHash) return false;
  const kind = items[row + EVENT.kind] ?? NONE;
  const object = items[row + EVENT.object] ?? NONE;
  const { pool, idBytes, idLength } = draft;
  if (object === NONE) return false;
  if (kind === NONE) return pool.equals(object, idBytes, 0, idLength);
  const slash = pool.length(kind);
  return (
    idBytes[slash] === SLASH &&
    pool.equals(kind, idBytes, 0, slash) &&
    pool.equals(object, idBytes, slash + 1, idLength)
  );
}
