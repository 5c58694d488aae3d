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

/** Drafts as text, to be kept while the page is reloaded. */
export function printDrafts(drafts: CellDrafts): string {
  return JSON.stringify([...drafts]);
}

/** The same drafts again; none where the text is not of our making. */
export function parseDrafts(text: string): CellDrafts {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return new Map();
  }
  const drafts = Array.isArray(read) ? (read as readonly unknown[]).filter(isEntry) : [];
  return new Map(drafts);
}

function isEntry(entry: unknown): entry is readonly [string, CellDraft] {
  if (!Array.isArray(entry)) return false;
  const [key, draft] = entry as readonly unknown[];
  return (
    typeof key === 'string' &&
    typeof draft === 'object' &&
    draft !== null &&
    'text' in draft &&
    typeof draft.text === 'string' &&
    'below' in draft &&
    typeof draft.below === 'string'
  );
}
