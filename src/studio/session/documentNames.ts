import type { Framework } from '../../core/index.ts';
import type { OpenDocument } from './studioState.ts';

/** What a document is called: as the person named it, else as the framework is named, else as its file. */
export function titleOf(
  { name, origin }: Pick<OpenDocument, 'name' | 'origin'>,
  framework: Framework | undefined,
): string {
  return name ?? framework?.name ?? origin.file;
}

/** A file name for a title: "Northwind, 2nd draft" becomes "northwind-2nd-draft.cosell.jsonc". */
export function nameFile(title: string): string {
  const stem = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${stem || 'framework'}.cosell.jsonc`;
}

/** Where the text is safe beside this browser, in words. */
export function phraseFileState({ origin, text, opened }: OpenDocument): string {
  const same = text === opened;
  if (origin.kind === 'file') return same ? `as in ${origin.file}` : 'not in the file yet';
  return origin.kind === 'scenario' && same ? 'a sample, unchanged' : 'not in a file yet';
}
