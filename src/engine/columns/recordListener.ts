/** Hears of each record what lists show of a deal and its columns do not keep. */
export interface RecordListener<Draft> {
  /** Another record begins. What was heard of the one before counts only if it was added. */
  begin(): void;
  /** A text in UTF-8, by its tag in `REST`; of the partner, or link, at `place`. The bytes may be used again afterwards. */
  text(tag: number, place: number, bytes: Uint8Array, start: number, end: number): void;
  /** Its partners are those kept as a list before. */
  recallPartners(list: number): void;
  /** Its partners may come again, as a list. */
  keepPartners(list: number): void;
  /** How some of the record is known, as bits of `KNOWN`; not told of a record that does not say. */
  known(ways: number): void;
  /** The record became the next deal. */
  add(draft: Draft): void;
  /** The record is that of an earlier deal once more. */
  repeat(deal: number, draft: Draft): void;
}
