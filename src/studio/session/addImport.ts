import { noteDealStep } from './noteDealStep.ts';
import { openSets } from './openSets.ts';
import type { SessionContext } from './sessionContext.ts';
import type { DealSet } from './studioState.ts';

/** Deals made of files of other systems. */
export interface ImportedDeals {
  readonly files: readonly string[];
  readonly content: Blob;
}

const COMPARED_BYTES = 1 << 22;

/**
 * Adds imported deals as a set named after their files. It takes the place of earlier imports whose files are all among these; the same deals once more
 * change nothing. A sample's deals give way. Nothing comes of it when another document is opened meanwhile.
 */
export async function addImport(
  context: SessionContext,
  { files, content }: ImportedDeals,
): Promise<{ readonly name: string; readonly unchanged: boolean } | undefined> {
  const { store, host } = context;
  const { document } = store.get();
  const name = nameImport(files);
  const isReplaced = ({ origin }: DealSet): boolean =>
    origin.kind === 'import' && origin.files.every((file) => files.includes(file));
  const replaced = store.get().deals.sets.filter(isReplaced);
  const [same] = replaced;
  if (same && replaced.length === 1 && same.name === name && (await isSameContent(same.content, content)))
    return { name, unchanged: true };
  if (store.get().document?.id !== document?.id) return undefined;
  const stem = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  const set: DealSet = {
    id: host.createId(),
    origin: { kind: 'import', file: `${stem || 'import'}.deals.jsonl`, files },
    name,
    content,
  };
  const { sets } = store.get().deals;
  noteDealStep(
    context,
    `"${name}" imported once more`,
    sets.filter(isReplaced).map((before) => ({ before, after: set.id })),
  );
  const place = sets.findIndex(isReplaced);
  const others = sets.filter((other) => other.origin.kind !== 'scenario' && !isReplaced(other));
  const before = sets.slice(0, Math.max(place, 0)).filter((other) => others.includes(other)).length;
  openSets(context, place < 0 ? [...others, set] : others.toSpliced(before, 0, set));
  context.keep();
  return { name, unchanged: false };
}

/** What an import is called: "Opportunity.csv", or "Opportunity.csv and 3 more". */
function nameImport(files: readonly string[]): string {
  const [first = 'Import'] = files;
  return files.length > 1 ? `${first} and ${String(files.length - 1)} more` : first;
}

async function isSameContent(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false;
  for (let from = 0; from < one.size; from += COMPARED_BYTES) {
    const read = (blob: Blob) => blob.slice(from, from + COMPARED_BYTES).text();
    const [mine, theirs] = await Promise.all([read(one), read(other)]).catch(() => ['', undefined]);
    if (mine !== theirs) return false;
  }
  return true;
}
