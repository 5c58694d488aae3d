import type { Session } from './createSession.ts';

/** Opens a framework and deals from a person's own files; says what it cannot read. */
export function openFiles(
  session: Session,
  files: readonly { readonly name: string; readonly text: string }[],
): void {
  for (const { name, text } of files) {
    const kind = recogniseFile(name, text);
    if (kind === 'framework') void session.openFramework(text, { kind: 'file', file: name });
    else if (kind === 'deals') session.addDeals(name, text);
    else
      session.notify(
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
