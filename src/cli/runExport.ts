import { mergeDuplicates, type Deal } from '../core/index.ts';
import { printCsv } from '../core/formats/csv/index.ts';
import { printOcel } from '../core/formats/ocel/index.ts';
import { printXes } from '../core/formats/xes/index.ts';
import type { ExitCode, Io } from './io.ts';
import { parseOptions } from './parseOptions.ts';
import { phraseCount } from './phraseCount.ts';
import { readDealLines } from './readDealLines.ts';
import { refuse, writeResult } from './writeResult.ts';

const PRINTERS = { csv: printCsv, xes: printXes, ocel: printOcel } as const;
const OPTIONS = {
  to: { type: 'string', values: ['csv', 'xes', 'ocel'] },
  output: { type: 'string', short: 'o' },
} as const;

/** `cosell export DEALS... --to KIND`: deals as an event log that other tools read, and that `import` reads back. */
export async function runExport(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parseOptions(args, OPTIONS);
  if (!parsed.ok) return refuse(io, parsed.error);
  const options = parsed.value;
  const kind = options.text('to');
  if (options.positionals.length === 0 || (kind !== 'csv' && kind !== 'xes' && kind !== 'ocel')) {
    const message = 'Say what to export, and as what: cosell export DEALS... --to csv|xes|ocel [-o FILE]';
    return refuse(io, { kind: 'usage', message });
  }
  const deals: Deal[] = [];
  const read = await readDealLines(io, options.positionals, (deal) => deals.push(deal));
  if (!read.ok) return refuse(io, read.error);
  const merged = mergeDuplicates(deals);
  const complaints = [...read.value, ...merged.conflicting.map(({ message }) => message)];
  for (const complaint of complaints) await io.stderr.write(`Left out: ${complaint}\n`);
  if (kind === 'csv') await warnOfGaps(io, merged.deals);
  const written = await writeResult(io, options, PRINTERS[kind](merged.deals));
  return written.ok ? 0 : refuse(io, written.error);
}

/** A table with a row an event cannot hold deals without any. */
async function warnOfGaps(io: Io, deals: readonly Deal[]): Promise<void> {
  const empty = deals.filter(({ events }) => events.length === 0);
  if (empty.length === 0) return;
  const ids = empty.slice(0, 5).map(({ id }) => id);
  await io.stderr.write(
    `Left out: ${phraseCount(empty.length, 'deal')} without events (${ids.join(', ')}${empty.length > 5 ? ' ...' : ''}); a csv has a row an event. xes and ocel hold them.\n`,
  );
}
