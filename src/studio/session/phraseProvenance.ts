import type { JsonObject, JsonValue } from '../../core/index.ts';

/** What was not recorded as such says how it was found. */
const SURENESS: Readonly<Record<string, string>> = {
  compared: ', by comparing snapshots',
  assumed: ', its time assumed',
};

/** How something is known, in a few words: "from deals.csv, row 12", "recalled by Ana on 2026-11-23", "inferred: owner at close"; undefined where it does not say. */
export function phraseProvenance(from: JsonObject | undefined): string | undefined {
  const text = (key: string): string | undefined => wordOf(from?.[key]);
  const on = text('on') === undefined ? '' : ` on ${text('on') ?? ''}`;
  if (text('editedBy') !== undefined) return `edited by ${text('editedBy') ?? ''}${on}`;
  if (text('recalledBy') !== undefined) {
    const why = text('why') === undefined ? '' : `: “${text('why') ?? ''}”`;
    return `recalled by ${text('recalledBy') ?? ''}${on}${why}`;
  }
  if (text('inferred') !== undefined) return `inferred: ${text('inferred') ?? ''}`;
  if (text('file') === undefined) return undefined;
  const row = text('row') === undefined ? '' : `, row ${text('row') ?? ''}`;
  return `from ${text('file') ?? ''}${row}${SURENESS[text('confidence') ?? ''] ?? ''}`;
}

/** The row itself, where it is kept. */
export function rawOf(from: JsonObject | undefined): string | undefined {
  const raw = from?.['raw'];
  if (raw === undefined || raw === null) return undefined;
  return typeof raw === 'string' ? raw : JSON.stringify(raw, undefined, 1);
}

function wordOf(value: JsonValue | undefined): string | undefined {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}
