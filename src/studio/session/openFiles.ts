import type { DealActions } from './createDealActions.ts';
import type { OpenActions } from './createOpenActions.ts';
import type { ViewActions } from './createViewActions.ts';
import type { ChosenFile } from './filePort.ts';

/** Takes in what files hold. */
export type FileTaker = Pick<OpenActions, 'openFramework'> &
  Pick<DealActions, 'addDeals'> &
  Pick<ViewActions, 'notify'>;

/** What a name leaves open is seen from the beginning. */
const SEEN_BYTES = 1 << 16;
const LONGEST_FRAMEWORK_BYTES = 1 << 24;

/** Opens frameworks, then deals for the last of them, from a person's own files; says what it cannot read. */
export async function openFiles(taker: FileTaker, files: readonly ChosenFile[]): Promise<void> {
  const [recognised] = await Promise.allSettled([Promise.all(files.map(recognise))]);
  if (recognised.status === 'rejected')
    return taker.notify('The file could not be read. Try to open it once more.', 'problem');
  for (const { kind, name, content, handle } of recognised.value)
    if (kind === 'framework')
      await taker.openFramework(await content.text(), { kind: 'file', file: name }, handle);
  for (const { kind, name, content } of recognised.value) {
    if (kind === 'deals') await taker.addDeals(name, content);
    if (kind === 'unknown')
      taker.notify(
        `"${name}" is neither a framework (.cosell.jsonc) nor deals (.deals.jsonl, one deal a line, or packed as .deals.jsonl.gz).`,
        'problem',
      );
  }
}

async function recognise(file: ChosenFile): Promise<ChosenFile & { readonly kind: FileKind }> {
  const kind = recogniseFile(file.name, await file.content.slice(0, SEEN_BYTES).text());
  const tooLong = kind === 'framework' && file.content.size > LONGEST_FRAMEWORK_BYTES;
  return { ...file, kind: tooLong ? 'unknown' : kind };
}

type FileKind = 'framework' | 'deals' | 'unknown';

/** Tells a framework from deals by name, and by how the text begins where the name leaves it open. */
export function recogniseFile(name: string, text: string): FileKind {
  if (/\.(jsonl|ndjson)(\.gz)?$/i.test(name)) return 'deals';
  if (!/\.jsonc?$/i.test(name)) return 'unknown';
  if (text.includes('"cosell-deal/1"') && !text.includes('"cosell-framework/1"')) return 'deals';
  return 'framework';
}
