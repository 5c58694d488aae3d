import { ByteTree, hashPiece } from './byteTree.ts';
import { NONE, PARTNER, Rows, type DealDraft } from './dealDraft.ts';
import { GrowingInts } from './growing.ts';

/** Remembers how lists of partners were read, as far as they tell no facts, by the bytes of the whole list. */
export class PartnersMemo {
  readonly tree = new ByteTree();
  readonly #rows = new Rows(PARTNER.size);
  readonly #ends = new GrowingInts();
  /** What each list adds to the content besides its rows. */
  readonly #low = new GrowingInts();
  readonly #high = new GrowingInts();

  /** Adds a remembered list to a draft. */
  recall(list: number, draft: DealDraft): void {
    const to = this.#ends.at(list);
    for (let from = list === 0 ? 0 : this.#ends.at(list - 1); from < to; from += 1) {
      const row = draft.partners.add();
      const { items } = draft.partners;
      items[row + PARTNER.id] = this.#rows.get(from, PARTNER.id);
      items[row + PARTNER.type] = this.#rows.get(from, PARTNER.type);
      items[row + PARTNER.factsEnd] = 0;
    }
    draft.rest.low = (draft.rest.low + this.#low.at(list)) | 0;
    draft.rest.high = (draft.rest.high + this.#high.at(list)) | 0;
  }

  /** Takes notice of a draft's partners, of what they added to its content, and of the bytes they were read from. */
  meet(bytes: Uint8Array, start: number, end: number, draft: DealDraft, low: number, high: number): void {
    if (draft.partnerFacts.count > 0) return;
    if (!this.tree.meet(bytes, start, end, hashPiece(bytes, start, end))) return;
    for (let partner = 0; partner < draft.partners.count; partner += 1) {
      const row = this.#rows.add();
      this.#rows.items[row + PARTNER.id] = draft.partners.get(partner, PARTNER.id);
      this.#rows.items[row + PARTNER.type] = draft.partners.get(partner, PARTNER.type);
      this.#rows.items[row + PARTNER.factsEnd] = NONE;
    }
    this.#ends.push(this.#rows.count);
    this.#low.push((draft.rest.low - low) >>> 0);
    this.#high.push((draft.rest.high - high) >>> 0);
  }
}
