import { ByteTree, hashPiece } from './byteTree.ts';
import { ENTRY, EVENT, NONE, Rows, VALUE, type DealDraft } from './dealDraft.ts';
import { GrowingFloats } from './growing.ts';

/**
 * Remembers how events were read that are written alike, time aside, so that the next one only has to be compared: by their bytes from the end
 * of the time to the brace that ends the event.
 */
export class EventMemo {
  readonly tree = new ByteTree();
  readonly #rows = new Rows(EVENT.size);
  readonly #entries = new Rows(ENTRY.size);
  readonly #numbers = new GrowingFloats();

  /** Adds a remembered event to a draft, all but its time; returns its row. */
  recall(event: number, draft: DealDraft): number {
    const row = draft.events.add();
    const { items } = draft.events;
    const remembered = this.#rows.items;
    const from = event * EVENT.size;
    for (let field = 0; field < EVENT.size; field += 1) items[row + field] = remembered[from + field] ?? NONE;
    const to = remembered[from + EVENT.dataEnd] ?? 0;
    for (let entry = event === 0 ? 0 : this.#rows.get(event - 1, EVENT.dataEnd); entry < to; entry += 1) {
      const kind = this.#entries.get(entry, ENTRY.kind);
      const value = this.#entries.get(entry, ENTRY.value);
      const own = kind === VALUE.number ? draft.addNumber(this.#numbers.at(value)) : value;
      draft.addEntry(draft.data, this.#entries.get(entry, ENTRY.name), kind, own);
    }
    items[row + EVENT.dataEnd] = draft.data.count;
    return row;
  }

  /** Takes notice of the last event of a draft, whose data begins at `firstEntry`, and of the bytes it was read from. */
  meet(bytes: Uint8Array, start: number, end: number, draft: DealDraft, firstEntry: number): void {
    if (!this.tree.meet(bytes, start, end, hashPiece(bytes, start, end))) return;
    for (let entry = firstEntry; entry < draft.data.count; entry += 1) {
      const row = this.#entries.add();
      const kind = draft.data.get(entry, ENTRY.kind);
      const value = draft.data.get(entry, ENTRY.value);
      this.#entries.items[row + ENTRY.name] = draft.data.get(entry, ENTRY.name);
      this.#entries.items[row + ENTRY.kind] = kind;
      this.#entries.items[row + ENTRY.value] = kind === VALUE.number ? this.#numbers.length : value;
      if (kind === VALUE.number) this.#numbers.push(draft.numbers[value] ?? NaN);
    }
    const last = (draft.events.count - 1) * EVENT.size;
    const row = this.#rows.add();
    this.#rows.items.set(draft.events.items.subarray(last, last + EVENT.size), row);
    this.#rows.items[row + EVENT.dataEnd] = this.#entries.count;
    this.#rows.items[row + EVENT.memo] = this.tree.count - 1;
  }
}
