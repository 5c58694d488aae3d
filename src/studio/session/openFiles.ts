import { MAPPING_FORMAT } from '../../core/records/index.ts';
import type { DealActions } from './createDealActions.ts';
import type { IntakeActions } from './intakeActions.ts';
import type { OpenActions } from './createOpenActions.ts';
import type { ViewActions } from './createViewActions.ts';
import type { ChosenFile } from './filePort.ts';
import { isGzip, unpackGzip } from './vault/unpackGzip.ts';

/** Takes in what files hold. */
export type FileTaker = Pick<OpenActions, 'openFramework'> &
  Pick<DealActions, 'addDeals'> &
  Pick<IntakeActions, 'bringFiles' | 'openMapping'> &
  RecallTaker &
  Pick<ViewActions, 'notify'>;

/** Takes in cards and what was answered on them. */
interface RecallTaker {
  openRecall(): Promise<{ takeFile(name: string, text: string): Promise<void> }>;
}

/** What a name leaves open is seen from the beginning. */
const SEEN_BYTES = 1 << 16;
const LONGEST_TEXT_BYTES = 1 << 24;

/**
 * Opens frameworks, then deals and a mapping for the last of them, from a person's own files. All others are brought to the import, which says what it cannot
 * read.
 */
export async function openFiles(taker: FileTaker, files: readonly ChosenFile[]): Promise<void> {
  const [recognised] = await Promise.allSettled([Promise.all(files.map(recognise))]);
  if (recognised.status === 'rejected')
    return taker.notify('The file could not be read. Try to open it once more.', 'problem');
  const found = recognised.value;
  for (const { kind, name, content, handle } of found)
    if (kind === 'framework')
      await taker.openFramework(await content.text(), { kind: 'file', file: name }, handle);
  for (const { kind, name, content } of found) {
    if (kind === 'deals') await taker.addDeals(name, content);
    if (kind === 'mapping') await taker.openMapping(name, await content.text());
    if (kind === 'recall') {
      const text = await content.text();
      // That it could not be loaded was said.
      await taker.openRecall().then(
        (recall) => recall.takeFile(name, text),
        () => undefined,
      );
    }
  }
  await taker.bringFiles(found.filter(({ kind }) => kind === 'records'));
}

async function recognise(file: ChosenFile): Promise<ChosenFile & { readonly kind: FileKind }> {
  const kind = recogniseFile(file.name, await readHead(file.content));
  const isText = kind === 'framework' || kind === 'mapping' || kind === 'recall';
  return { ...file, kind: isText && file.content.size > LONGEST_TEXT_BYTES ? 'records' : kind };
}

/** The first characters, of what is packed too; as much as can be unpacked. */
async function readHead(content: Blob): Promise<string> {
  if (!(await isGzip(content))) return content.slice(0, SEEN_BYTES).text();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const { bytes } of unpackGzip(content)) {
      text += decoder.decode(bytes, { stream: true });
      if (text.length >= SEEN_BYTES) break;
    }
  } catch {
    // Whoever opens the file says what is wrong with it.
  }
  return text.slice(0, SEEN_BYTES);
}

/** `records`: whatever is not ours. */
type FileKind = 'framework' | 'deals' | 'mapping' | 'recall' | 'records';

/** Tells what a file is by its name, and by how the text begins where the name leaves it open. */
export function recogniseFile(name: string, text: string): FileKind {
  const plain = name.replace(/\.gz$/i, '');
  if (/\.deals\.(jsonl|ndjson)$/i.test(plain)) return 'deals';
  if (/\.(jsonl|ndjson)$/i.test(plain)) return beginsWithDeal(text) ? 'deals' : 'records';
  if (!/\.jsonc?$/i.test(name)) return 'records';
  if (/\.mapping\.jsonc?$/i.test(name) || text.includes(`"${MAPPING_FORMAT}"`)) return 'mapping';
  if (/\.recall\.json$/i.test(name) || text.includes('"cosell-recall/1"')) return 'recall';
  if (text.includes('"cosell-framework/1"')) return 'framework';
  if (text.includes('"cosell-deal/1"')) return 'deals';
  return /\.jsonc$/i.test(name) ? 'framework' : 'records';
}

/** The line may be longer than what was read of it. */
function beginsWithDeal(text: string): boolean {
  const line = text.split('\n').find((one) => one.trim() !== '') ?? '';
  return /^\s*\{/.test(line) && /"id"\s*:/.test(line) && /"events"\s*:\s*\[/.test(line);
}
