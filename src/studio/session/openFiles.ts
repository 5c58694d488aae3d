import type { DealActions } from './createDealActions.ts';
import type { OpenActions } from './createOpenActions.ts';
import type { ViewActions } from './createViewActions.ts';
import type { ChosenFile } from './filePort.ts';

/** Takes in what files hold. */
export type FileTaker = Pick<OpenActions, 'openFramework'> &
  Pick<DealActions, 'addDeals'> &
  Pick<ViewActions, 'notify'>;

/** Opens frameworks, then deals for the last of them, from a person's own files; says what it cannot read. */
export async function openFiles(taker: FileTaker, files: readonly ChosenFile[]): Promise<void> {
  const recognised = files.map((file) => ({ ...file, kind: recogniseFile(file.name, file.text) }));
  for (const { kind, name, text, handle } of recognised)
    if (kind === 'framework') await taker.openFramework(text, { kind: 'file', file: name }, handle);
  for (const { kind, name, text } of recognised) {
    if (kind === 'deals') taker.addDeals(name, text);
    if (kind === 'unknown')
      taker.notify(
        `"${name}" is neither a framework (.cosell.jsonc) nor deals (.deals.jsonl, one deal a line).`,
        'problem',
      );
  }
}

/** Tells a framework from deals by name, and by content where the name leaves it open. */
export function recogniseFile(name: string, text: string): 'framework' | 'deals' | 'unknown' {
  if (/\.(jsonl|ndjson)$/i.test(name)) return 'deals';
  if (!/\.jsonc?$/i.test(name)) return 'unknown';
  if (text.includes('"cosell-deal/1"') && !text.includes('"cosell-framework/1"')) return 'deals';
  return 'framework';
}
