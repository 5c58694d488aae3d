import { ByteTree, hashPiece } from './byteTree.ts';
import type { DealDraft } from './dealDraft.ts';
import { Entries } from './eventStore.ts';
import { Rows } from './growing.ts';

/** Places within what is known of a run: where its facts end, what they add to the content, and the name it ends with. */
const RUN = { end: 0, low: 1, high: 2, next: 3, size: 4 } as const;

/** Remembers runs of a deal's facts, by their bytes up to the colon before a number, or to the brace that ends the facts. */
export class FactsMemo {
  readonly tree = new ByteTree();
  readonly #facts = new Entries();
  readonly #runs = new Rows(RUN.size);

  /** Name of the fact whose number comes next; NONE when there are no more. */
  nextName(run: number): number {
    return this.#runs.get(run, RUN.next);
  }

  /** Gives a draft the facts of a run. */
  recall(run: number, draft: DealDraft): void {
    const from = run === 0 ? 0 : this.#runs.get(run - 1, RUN.end);
    draft.facts.addAll(this.#facts, from, this.#runs.get(run, RUN.end));
    draft.rest.low = (draft.rest.low + this.#runs.get(run, RUN.low)) | 0;
    draft.rest.high = (draft.rest.high + this.#runs.get(run, RUN.high)) | 0;
  }

  /** Takes notice of the facts from `first` on of a draft, what they added to its content since it was `low` and `high`, and the bytes they were read from. */
  meet(
    bytes: Uint8Array,
    start: number,
    end: number,
    draft: DealDraft,
    first: number,
    low: number,
    high: number,
    next: number,
  ): void {
    if (!this.tree.meet(bytes, start, end, hashPiece(bytes, start, end))) return;
    this.#facts.addAll(draft.facts, first, draft.facts.count);
    const row = this.#runs.add();
    const { items } = this.#runs;
    items[row + RUN.end] = this.#facts.count;
    items[row + RUN.low] = draft.rest.low - low;
    items[row + RUN.high] = draft.rest.high - high;
    items[row + RUN.next] = next;
  }
}
