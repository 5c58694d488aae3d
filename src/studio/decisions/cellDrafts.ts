/** Texts that were typed but cannot be read where they stand, by place. They wait beside the framework to be mended. */
export type CellDrafts = ReadonlyMap<string, CellDraft>;

export interface CellDraft {
  readonly text: string;
  /** What the framework says there; the draft is void once that has changed. */
  readonly below: string;
}

export interface DraftPlace {
  readonly decision: string;
  readonly rule: string;
  readonly column: string;
}

/** The text waiting at a place where the framework says `below`. */
export function findDraft(drafts: CellDrafts, place: DraftPlace, below: string): string | undefined {
  const draft = drafts.get(keyOf(place));
  return draft?.below === below ? draft.text : undefined;
}

/** Keeps a draft at a place, or forgets the one there. */
export function setDraft(drafts: CellDrafts, place: DraftPlace, draft: CellDraft | undefined): CellDrafts {
  if (!draft && !drafts.has(keyOf(place))) return drafts;
  const next = new Map(drafts);
  if (draft) next.set(keyOf(place), draft);
  else next.delete(keyOf(place));
  return next;
}

function keyOf({ decision, rule, column }: DraftPlace): string {
  return JSON.stringify([decision, rule, column]);
}
