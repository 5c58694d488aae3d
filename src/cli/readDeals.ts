import {
  mergeDuplicates,
  ok,
  parseDealLine,
  refused,
  type Deal,
  type ReplayReport,
  type Result,
} from '../core/index.ts';
import type { Io } from './io.ts';
import type { Refusal } from './parseOptions.ts';
import { phraseCount } from './phraseCount.ts';
import { readLines } from './readInput.ts';

export type DealsInput = ReplayReport['inputs'][number];

/** The deals of some files, one per id, in order. */
export interface DealFiles {
  readonly deals: readonly Deal[];
  readonly inputs: readonly DealsInput[];
  /** Ids that came more than once with the same content. */
  readonly repeated: readonly string[];
}

/**
 * Reads `*.deals.jsonl` files line by line. Lines that are no deal, and records under an id that another record has, are left
 * out and reported with their line. Refuses unreadable files and files without any deal.
 */
export async function readDeals(
  io: Io,
  names: readonly string[],
  onProgress: (deals: number) => void,
): Promise<Result<DealFiles, Refusal>> {
  if (names.filter((name) => name === '-').length > 1) {
    return refused({ kind: 'usage', message: 'Standard input ("-") can be read only once.' });
  }
  const records: Deal[] = [];
  const places: { readonly file: number; readonly line: number }[] = [];
  const inputs: (Omit<DealsInput, 'rejectedLines'> & {
    rejectedLines: { line: number; message: string }[];
  })[] = [];
  for (const [file, name] of names.entries()) {
    const rejectedLines: { line: number; message: string }[] = [];
    const before = records.length;
    const read = await readLines(io, name, (line, number) => {
      if (line.trim() === '') return;
      const deal = parseDealLine(line);
      if (deal.ok) {
        records.push(deal.value);
        places.push({ file, line: number });
        onProgress(records.length);
      } else rejectedLines.push({ line: number, message: deal.error.message });
    });
    if (!read.ok) return read;
    const deals = records.length - before;
    if (deals === 0) {
      const first = rejectedLines[0];
      const why = first
        ? `None of the ${phraseCount(rejectedLines.length, 'line')} of "${name}" is a deal; line ${first.line}: ${first.message}`
        : `"${name}" holds no deals.`;
      return refused({ kind: 'input', message: why });
    }
    inputs.push({ name, digest: read.value.digest, deals, rejectedLines });
  }
  const merged = mergeDuplicates(records);
  for (const { index, message } of merged.conflicting) {
    const place = places[index];
    if (place) inputs[place.file]?.rejectedLines.push({ line: place.line, message });
  }
  return ok({
    deals: merged.deals,
    repeated: merged.repeated,
    inputs: inputs.map((input) => ({
      ...input,
      rejectedLines: input.rejectedLines.toSorted((a, b) => a.line - b.line),
    })),
  });
}
