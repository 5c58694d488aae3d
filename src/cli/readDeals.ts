import { ok, refused, type ReplayReport, type Result } from '../core/index.ts';
import {
  createColumnsBuilder,
  createLineScanner,
  ExpectationBook,
  type DealColumns,
  type ExpectedOfDeal,
} from '../engine/columns/index.ts';
import type { Io } from './io.ts';
import type { Refusal } from './parseOptions.ts';
import { phraseCount } from './phraseCount.ts';
import { readBytes } from './readInput.ts';

export type DealsInput = ReplayReport['inputs'][number];

/** The deals of some files, one per id, in order. */
export interface DealFiles {
  readonly columns: DealColumns;
  readonly inputs: readonly DealsInput[];
  /** Ids that came more than once with the same content. */
  readonly repeated: readonly string[];
  /** What some deals expect of the framework, by deal. */
  readonly expectations: ReadonlyMap<number, ExpectedOfDeal>;
}

const LINE_FEED = 0x0a;
const LONGEST_LINE_MB = 64;
const LONGEST_LINE = LONGEST_LINE_MB << 20;

/**
 * Reads `*.deals.jsonl` files straight into columns; their text is never held. Lines that are no deal, and records under an id that another
 * record has, are left out and reported with their line. Refuses unreadable files and files without any deal.
 * `place` may put the columns elsewhere; whatever it is given is then let go.
 */
export async function readDeals(
  io: Io,
  names: readonly string[],
  onProgress: (deals: number) => void,
  place: (columns: DealColumns) => DealColumns,
): Promise<Result<DealFiles, Refusal>> {
  const book = new ExpectationBook();
  const builder = createColumnsBuilder(book);
  const inputs: DealsInput[] = [];
  for (const name of names) {
    const scanner = createLineScanner(builder);
    let unended = 0;
    const read = await readBytes(io, name, (bytes) => {
      const lastEnd = bytes.lastIndexOf(LINE_FEED);
      unended = lastEnd < 0 ? unended + bytes.length : bytes.length - lastEnd - 1;
      if (unended > LONGEST_LINE)
        return `holds a line of more than ${LONGEST_LINE_MB} MB; every deal takes one line of its own.`;
      scanner.push(bytes);
      onProgress(builder.deals);
      return undefined;
    });
    if (!read.ok) return read;
    const { records, rejected } = scanner.finish();
    if (records === 0) {
      const first = rejected[0];
      const why = first
        ? `None of the ${phraseCount(rejected.length, 'line')} of "${name}" is a deal; line ${first.line}: ${first.message}`
        : `"${name}" holds no deals.`;
      return refused({ kind: 'input', message: why });
    }
    inputs.push({ name, digest: read.value.digest, deals: records, rejectedLines: rejected });
  }
  return ok({
    columns: place(builder.build()),
    inputs,
    repeated: builder.duplicates().repeated,
    expectations: book.expectations,
  });
}
