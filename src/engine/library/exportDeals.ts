import { parseDealLine, printDeal, type Deal } from '../../core/index.ts';
import { createRedaction, type DealPrinter } from '../../core/formats/index.ts';
import { decodeForeign } from '../columns/textBytes.ts';
import { ByteWriter } from './byteWriter.ts';
import { findLines, findRegions } from './findRegions.ts';
import { readRegion, type JobLine, type JobOutcome, type LibraryDeals } from './libraryJob.ts';
import type { ExportFormat, LibraryRequest } from './messages.ts';

/** Bytes handed on at a time. */
const PIECE = 1 << 20;

/**
 * Writes deals as another program reads them, piece by piece; deals are read once for each pass of the format and never held. Without a redaction, our own format
 * takes over each line as it stands.
 */
export async function exportDeals(
  deals: LibraryDeals,
  request: LibraryRequest & { readonly kind: 'deals.export' },
  line: JobLine,
): Promise<JobOutcome> {
  const { format, redaction } = request;
  const redact = redaction && createRedaction(redaction.key, redaction).redact;
  const { passes } = await loadPrinter(format);
  const isVerbatim = format === 'jsonl' && !redact;
  const count = request.deals?.length ?? deals.places.at.length;
  const writer = new ByteWriter();
  const handOn = (least: number): void => {
    if (writer.length > least) line.piece(0, { kind: 'written', bytes: writer.take() });
  };
  let told = 0;
  let withoutEvents = 0;
  for (const [pass, { begin, deal: print, end }] of passes.entries()) {
    writer.write(begin?.() ?? '');
    for (const region of findRegions(findLines(deals.places, request.deals))) {
      if (line.isStopped()) return { outcome: 'stopped', deals: 0, withoutEvents };
      const bytes = await readRegion(deals, region);
      if (!bytes) return { outcome: 'unreadable', deals: 0, withoutEvents };
      for (const { from, to } of region.lines) {
        const [start, ending] = [from - region.from, to - region.from];
        if (isVerbatim) {
          writer.writeBytes(bytes.subarray(start, ending));
          writer.write('\n');
          continue;
        }
        const deal = parseDealLine(decodeForeign(bytes, start, ending));
        if (!deal.ok) return { outcome: 'unreadable', deals: 0, withoutEvents };
        if (pass === 0 && deal.value.events.length === 0) withoutEvents += 1;
        writer.write(print(redact ? redact(deal.value) : deal.value));
      }
      handOn(PIECE);
      told += region.lines.length;
      line.progress(told, count * passes.length);
    }
    writer.write(end?.() ?? '');
  }
  handOn(0);
  return { outcome: 'finished', deals: count, withoutEvents };
}

/** Each outside format is fetched when it is used. */
async function loadPrinter(format: ExportFormat): Promise<DealPrinter> {
  switch (format) {
    case 'jsonl':
      return { passes: [{ deal: (deal: Deal) => `${printDeal(deal)}\n` }] };
    case 'csv':
      return (await import('../../core/formats/csv/index.ts')).createCsvPrinter();
    case 'xes':
      return (await import('../../core/formats/xes/index.ts')).createXesPrinter();
    case 'ocel':
      return (await import('../../core/formats/ocel/index.ts')).createOcelPrinter();
  }
}
