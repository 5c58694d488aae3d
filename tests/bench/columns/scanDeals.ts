import { createColumnsBuilder, createLineScanner } from '../../../src/engine/columns/index.ts';
import { growDeals } from './growDeals.ts';

const BLOCK = 5000;
const CHUNK = 65_536;

/** Times the scanner and `JSON.parse` on the same lines, in turn, and weighs the columns. */
export function measure(lines: readonly string[], count: number, print: (line: string) => void): void {
  const grow = growDeals(lines, 7);
  const builder = createColumnsBuilder();
  const scanner = createLineScanner(builder);
  const rates: { scan: number; parse: number }[] = [];
  let parsed = 0;
  for (let from = 0; from < count; from += BLOCK) {
    const texts = Array.from({ length: Math.min(BLOCK, count - from) }, (_, index) => grow(from + index));
    const bytes = new TextEncoder().encode(`${texts.join('\n')}\n`);
    const scan = (): number => {
      const since = performance.now();
      for (let at = 0; at < bytes.length; at += CHUNK) scanner.push(bytes.subarray(at, at + CHUNK));
      return performance.now() - since;
    };
    const parse = (): number => {
      const since = performance.now();
      for (const text of texts) parsed += (JSON.parse(text) as { events: unknown[] }).events.length;
      return performance.now() - since;
    };
    const scanFirst = (from / BLOCK) % 2 === 0;
    const early = scanFirst ? scan() : 0;
    const parseMs = parse();
    const scanMs = scanFirst ? early : scan();
    rates.push({ scan: bytes.length / scanMs / 1000, parse: bytes.length / parseMs / 1000 });
  }
  const { rejected } = scanner.finish();
  const columns = builder.build();
  if (rejected.length > 0 || columns.deals !== count || columns.events !== parsed)
    throw new Error(`scanned ${columns.deals} deals, ${columns.events} events, rejected ${rejected.length}`);
  const weight = weigh(columns);
  const scanned = median(rates.map(({ scan }) => scan));
  const parsedRate = median(rates.map(({ parse }) => parse));
  print(`${count} deals, ${columns.events} events, blocks of ${BLOCK} deals in turn`);
  print(`JSON.parse    ${parsedRate.toFixed(0)} MB/s (median)`);
  print(`line scanner  ${scanned.toFixed(0)} MB/s (median)`);
  print(
    `ratio         ${median(rates.map(({ scan, parse }) => scan / parse)).toFixed(2)} (median of blocks)`,
  );
  print(
    `columns       ${(weight / columns.events).toFixed(1)} bytes an event, ${(weight / count).toFixed(0)} a deal; ${columns.shapes.length} shapes, ${columns.headers.length} headers`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** Bytes of all arrays of numbers within a value. */
function weigh(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, part: unknown) => sum + weigh(part), 0);
}
