import { createRedaction } from '../core/formats/index.ts';
import { printDeal } from '../core/index.ts';
import type { ExitCode, Io } from './io.ts';
import { parseOptions } from './parseOptions.ts';
import { readDealLines } from './readDealLines.ts';
import { refuse, writeResult } from './writeResult.ts';

const OPTIONS = {
  key: { type: 'string' },
  'no-amounts': { type: 'boolean' },
  output: { type: 'string', short: 'o' },
} as const;

/** `cosell redact DEALS... --key WORD`: the same deals under pseudonyms, one deal a line. */
export async function runRedact(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parseOptions(args, OPTIONS);
  if (!parsed.ok) return refuse(io, parsed.error);
  const options = parsed.value;
  const key = options.text('key') ?? '';
  if (options.positionals.length === 0 || key === '') {
    const message = 'Say what to redact and by which key: cosell redact DEALS... --key WORD [-o FILE]';
    return refuse(io, { kind: 'usage', message });
  }
  const redaction = createRedaction(key, { withoutAmounts: options.isSet('no-amounts') });
  const lines: string[] = [];
  const read = await readDealLines(io, options.positionals, (deal) => {
    lines.push(`${printDeal(redaction.redact(deal))}\n`);
  });
  if (!read.ok) return refuse(io, read.error);
  for (const complaint of read.value) await io.stderr.write(`Left out: ${complaint}\n`);
  const written = await writeResult(io, options, lines);
  return written.ok ? 0 : refuse(io, written.error);
}
