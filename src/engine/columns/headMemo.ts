import { ByteTree, hashPiece } from './byteTree.ts';
import type { DealDraft } from './dealDraft.ts';
import { DEAL } from './dealKeys.ts';
import { Rows } from './growing.ts';

/** Fields of a deal that have few different values, as bits. */
const FIELDS = (1 << DEAL.format) | (1 << DEAL.partnerType) | (1 << DEAL.lead) | (1 << DEAL.outcome);

/** Places within what is known of a run. */
const RUN = { keys: 0, next: 1, partnerType: 2, lead: 3, outcome: 4, size: 5 } as const;
const OUTCOMES = ['won', 'lost', 'open'] as const;

/** Whether a run may go on after the field with this key. */
export function isHeadField(key: number): boolean {
  return ((FIELDS >> key) & 1) === 1;
}

/** Remembers runs of such fields, by their bytes up to the colon of the next field of another sort. */
export class HeadMemo {
  readonly tree = new ByteTree();
  readonly #runs = new Rows(RUN.size);

  /** Which keys a run holds, as bits, the one it ends with among them. */
  keysOf(run: number): number {
    return this.#runs.get(run, RUN.keys);
  }

  /** The key a run ends with. */
  nextKey(run: number): number {
    return this.#runs.get(run, RUN.next);
  }

  /** Gives a draft what a run says. */
  recall(run: number, draft: DealDraft): void {
    const keys = this.keysOf(run);
    if ((keys & (1 << DEAL.partnerType)) !== 0) draft.partnerType = this.#runs.get(run, RUN.partnerType);
    if ((keys & (1 << DEAL.lead)) !== 0) draft.lead = this.#runs.get(run, RUN.lead);
    if ((keys & (1 << DEAL.outcome)) !== 0)
      draft.outcome = OUTCOMES[this.#runs.get(run, RUN.outcome)] ?? draft.outcome;
  }

  /** Takes notice of a run that was just read into a draft. */
  meet(bytes: Uint8Array, start: number, end: number, draft: DealDraft, keys: number, next: number): void {
    if (!this.tree.meet(bytes, start, end, hashPiece(bytes, start, end))) return;
    const row = this.#runs.add();
    const { items } = this.#runs;
    items[row + RUN.keys] = keys;
    items[row + RUN.next] = next;
    items[row + RUN.partnerType] = draft.partnerType;
    items[row + RUN.lead] = draft.lead;
    items[row + RUN.outcome] = OUTCOMES.indexOf(draft.outcome);
  }
}
