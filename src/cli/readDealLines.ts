import { ok, parseDealLine, refused, type Deal, type Result } from '../core/index.ts';
import type { Io } from './io.ts';
import type { Refusal } from './parseOptions.ts';
import { phraseCount } from './phraseCount.ts';
import { readChunks } from './readInput.ts';

/**
 * Reads the deals of `*.deals.jsonl` files one after another and hands each to `take`; says which lines are none. Refuses unreadable files and files without
 * any deal.
 */
export async function readDealLines(
  io: Io,
  names: readonly string[],
  take: (deal: Deal) => void,
): Promise<Result<readonly string[], Refusal>> {
  const complaints: string[] = [];
  for (const name of names) {
    let begun = '';
    let line = 0;
    let deals = 0;
    let faults = 0;
    const read = (text: string): void => {
      line += 1;
      if (text.trim() === '') return;
      const deal = parseDealLine(text);
      if (deal.ok) {
        deals += 1;
        take(deal.value);
      } else {
        faults += 1;
        complaints.push(`"${name}" line ${String(line)}: ${deal.error.message}`);
      }
    };
    const done = await readChunks(io, name, (chunk) => {
      const lines = `${begun}${chunk}`.split('\n');
      begun = lines.pop() ?? '';
      lines.forEach(read);
    });
    if (!done.ok) return done;
    read(begun);
    if (deals > 0) continue;
    const why =
      faults === 0
        ? `"${name}" holds no deals.`
        : `None of the ${phraseCount(faults, 'line')} of "${name}" is a deal.`;
    return refused({ kind: 'input', message: [...complaints.slice(0, 3), why].join('\n') });
  }
  return ok(complaints);
}
