import { ByteTree, hashPiece } from './byteTree.ts';
import { PARTNER, type DealDraft } from './dealDraft.ts';

import { NONE, Rows } from './growing.ts';

/** Places within the row of a list: where its partners end, and what it adds to the content besides. */
const LIST = { end: 0, low: 1, high: 2, size: 3 } as const;

/** Remembers how lists of partners were read, as far as they tell no facts, by the bytes of the whole list. */
export class PartnersMemo {
  readonly tree = new ByteTree();
  readonly #rows = new Rows(PARTNER.size);
  readonly #lists = new Rows(LIST.size);

  /** Adds a remembered list to a draft. */
  recall(list: number, draft: DealDraft): void {
    const to = this.#lists.get(list, LIST.end);
    for (let from = list === 0 ? 0 : this.#lists.get(list - 1, LIST.end); from < to; from += 1) {
      const row = draft.partners.add();
      const { items } = draft.partners;
      items[row + PARTNER.id] = this.#rows.get(from, PARTNER.id);
      items[row + PARTNER.type] = this.#rows.get(from, PARTNER.type);
      items[row + PARTNER.factsEnd] = 0;
    }
    draft.rest.low = (draft.rest.low + this.#lists.get(list, LIST.low)) | 0;
    draft.rest.high = (draft.rest.high + this.#lists.get(list, LIST.high)) | 0;
  }

  /** Takes notice of a draft's partners, of what they added to its content, and of the bytes they were read from; true when they are remembered as the last list. */
  meet(bytes: Uint8Array, start: number, end: number, draft: DealDraft, low: number, high: number): boolean {
    if (draft.partnerFacts.count > 0) return false;
    if (!this.tree.meet(bytes, start, end, hashPiece(bytes, start, end))) return false;
    for (let partner = 0; partner < draft.partners.count; partner += 1) {
      const row = this.#rows.add();
      this.#rows.items[row + PARTNER.id] = draft.partners.get(partner, PARTNER.id);
      this.#rows.items[row + PARTNER.type] = draft.partners.get(partner, PARTNER.type);
      this.#rows.items[row + PARTNER.factsEnd] = NONE;
    }
    const added = this.#lists.add();
    const { items } = this.#lists;
    items[added + LIST.end] = this.#rows.count;
    items[added + LIST.low] = draft.rest.low - low;
    items[added + LIST.high] = draft.rest.high - high;
    return true;
  }
}
