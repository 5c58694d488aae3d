import { strictEqual } from 'node:assert/strict';
import Papa from 'papaparse';
import { createColumnsBuilder, createLineScanner } from '../../../src/engine/columns/index.ts';
import { createCsvImporter, NO_MAPPING } from '../../../src/core/formats/csv/index.ts';
import { createCsvReader } from '../../../src/core/formats/csv/csvReader.ts';
import type { Benchmark } from './benchmark.ts';
import { sizeOf, timingOf } from './benchmark.ts';
import { grownLines } from './grownDeals.ts';
import { interleave } from './interleave.ts';
import { median, ratioOf } from './statistics.ts';

const CHUNK = 65_536;

export const JSONL: Benchmark = {
  name: 'JSONL / JSON.parse',
  says: 'JSON.parse of every line of text, over bytes scanned into finished columns',
  goal: { kind: 'at least', ratio: 3 },
  measure: (ground) => {
    const lines = [...grownLines(ground, sizeOf(ground, 50_000))].flat();
    const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
    let parsed = 0;
    let scanned = 0;
    const times = interleave(
      {
        parse: () => {
          parsed = 0;
          for (const line of lines) parsed += (JSON.parse(line) as { events: unknown[] }).events.length;
        },
        scan: () => {
          const builder = createColumnsBuilder();
          const scanner = createLineScanner(builder);
          for (let at = 0; at < bytes.length; at += CHUNK) scanner.push(bytes.subarray(at, at + CHUNK));
          scanner.finish();
          scanned = builder.build().events;
        },
      },
      timingOf(ground, { runs: 7 }),
    );
    strictEqual(scanned, parsed);
    const rate = (ms: readonly number[]): string => (bytes.length / 1000 / median(ms)).toFixed(0);
    return {
      ratio: ratioOf(times.parse, times.scan),
      runs: times.scan.length,
      notes: [
        `${lines.length} deals, ${parsed} events, a fifth of the lines all escapes: JSON.parse ${rate(times.parse)} MB/s, scanner ${rate(times.scan)} MB/s`,
      ],
    };
  },
};

export const CSV: Benchmark = {
  name: 'CSV / papaparse',
  says: 'papaparse into rows in chunks, over our reader into rows in chunks; the importer into deals is told beside it',
  goal: undefined,
  measure: (ground) => {
    const text = toCsv([...grownLines(ground, sizeOf(ground, 5_000))].flat());
    let rows = 0;
    let read = 0;
    let events = 0;
    const times = interleave(
      {
        papaparse: () => {
          rows = 0;
          Papa.parse<string[]>(text, { chunkSize: CHUNK, step: () => (rows += 1) });
        },
        reader: () => {
          read = 0;
          const reader = createCsvReader(',', () => (read += 1));
          for (let at = 0; at < text.length; at += CHUNK) reader.push(text.slice(at, at + CHUNK));
          reader.end();
        },
        importer: () => {
          const importer = createCsvImporter(NO_MAPPING);
          const deals = [];
          for (let at = 0; at < text.length; at += CHUNK)
            deals.push(...importer.push(text.slice(at, at + CHUNK)));
          deals.push(...importer.end().deals);
          events = deals.reduce((sum, deal) => sum + deal.events.length, 0);
        },
      },
      timingOf(ground, { runs: 7 }),
    );
    strictEqual(read, rows);
    strictEqual(events, rows - 1, 'all rows but the head are events');
    const rate = (ms: readonly number[]): string => (text.length / 1000 / median(ms)).toFixed(0);
    return {
      ratio: ratioOf(times.papaparse, times.reader),
      runs: times.reader.length,
      notes: [
        `${rows} rows of ${text.length} characters: papaparse ${rate(times.papaparse)} MB/s, reader ${rate(times.reader)} MB/s, importer into deals ${rate(times.importer)} MB/s`,
      ],
    };
  },
};

/** Events of deals as rows, every fifth value quoted. */
function toCsv(lines: readonly string[]): string {
  const rows = lines.flatMap((line, index) => {
    const deal = JSON.parse(line) as {
      id: string;
      account: string;
      outcome: string;
      events: { at: string; type: string; by: { side?: string } }[];
    };
    return deal.events.map(({ at, type, by }) =>
      [deal.id, at, index % 5 === 0 ? quote(type) : type, by.side ?? '', quote(deal.account)].join(','),
    );
  });
  return ['case,timestamp,activity,side,account', ...rows].join('\n');
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
