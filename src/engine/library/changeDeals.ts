import { parseDealLine, replayDeal, type Deal } from '../../core/index.ts';
import { decodeForeign } from '../columns/textBytes.ts';
import { ByteWriter } from './byteWriter.ts';
import { changeLine, type ChangeContext } from './changeLine.ts';
import { findAllLines, findRegions, has, type DealLine, type Region } from './findRegions.ts';
import { readRegion, type JobLine, type JobOutcome, type LibraryDeals } from './libraryJob.ts';
import type { ChangedDeals } from './messages.ts';

/** A line ends with a line feed, after a carriage return perhaps. */
const LINE_END = 2;
const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d];

/**
 * Makes new contents of the sources whose deals are changed. What lies between changed lines is copied, byte for byte; of a deal recorded more than once, every
 * line is changed. A removed line goes with its end.
 */
export async function changeDeals(
  deals: LibraryDeals,
  changes: readonly ChangedDeals[],
  on: string,
  line: JobLine,
): Promise<JobOutcome> {
  const context: ChangeContext = { on, expectationOf: (text) => expectationOf(deals, text) };
  const touched = unionOf(changes);
  const total = touched.length;
  let done = 0;
  let copied = { source: -1, to: 0 };
  const finishSource = (): void => {
    const size = deals.sources[copied.source]?.content.size ?? 0;
    if (size > copied.to) line.piece(copied.source, { kind: 'copied', from: copied.to, to: size });
  };
  for (const region of findRegions(findAllLines(deals.places, touched))) {
    if (line.isStopped()) return { outcome: 'stopped', deals: done, withoutEvents: 0 };
    const { source, from } = region;
    if (source !== copied.source) {
      finishSource();
      // Told even where nothing is left of it.
      line.piece(source, { kind: 'copied', from: 0, to: from });
    } else if (from > copied.to) line.piece(source, { kind: 'copied', from: copied.to, to: from });
    const bytes = await readRegion(deals, region, LINE_END);
    if (!bytes) return { outcome: 'unreadable', deals: done, withoutEvents: 0 };
    const written = changeRegion(region, bytes, changes, context);
    line.piece(source, { kind: 'written', bytes: written.bytes });
    copied = { source, to: from + written.read };
    done += region.lines.length;
    line.progress(Math.min(done, total), total);
  }
  finishSource();
  return { outcome: 'finished', deals: total, withoutEvents: 0 };
}

/** A stretch after the changes, and how much of its bytes that stands for. */
function changeRegion(
  { from, lines }: Region,
  bytes: Uint8Array<ArrayBuffer>,
  changes: readonly ChangedDeals[],
  context: ChangeContext,
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly read: number } {
  const writer = new ByteWriter();
  let read = 0;
  for (const line of lines) {
    const [start, end] = [line.from - from, line.to - from];
    const before = decodeForeign(bytes, start, end);
    const after = changeText(line, before, changes, context);
    writer.writeBytes(bytes.subarray(read, start));
    if (after === undefined) read = endOfLine(bytes, end);
    else {
      writer.write(after);
      read = end;
    }
  }
  return { bytes: writer.take(), read };
}

function changeText(
  { deal }: DealLine,
  text: string,
  changes: readonly ChangedDeals[],
  context: ChangeContext,
): string | undefined {
  let changed: string | undefined = text;
  for (const { deals, change } of changes)
    if (changed !== undefined && has(deals, deal)) changed = changeLine(changed, change, context);
  return changed;
}

function endOfLine(bytes: Uint8Array, end: number): number {
  const feed = bytes[end] === CARRIAGE_RETURN ? end + 1 : end;
  return bytes[feed] === LINE_FEED ? feed + 1 : end;
}

function expectationOf({ framework }: LibraryDeals, line: string): Deal['expect'] {
  const deal = parseDealLine(line);
  if (!framework || !deal.ok) return undefined;
  const { verdict, findings } = replayDeal(framework, deal.value);
  return { verdict, codes: [...new Set(findings.map(({ code }) => code))].sort() };
}

/** All deals that are changed, in order. */
function unionOf(changes: readonly ChangedDeals[]): Uint32Array {
  const [first, ...others] = changes;
  if (!first || others.length === 0) return first?.deals ?? new Uint32Array(0);
  const all = new Set(changes.flatMap(({ deals }) => [...deals]));
  return Uint32Array.from(all).sort();
}
