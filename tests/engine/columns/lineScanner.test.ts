import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDealLine, phraseConflict } from '../../../src/core/index.ts';
import type { RejectedLine } from '../../../src/core/index.ts';
import { createColumnsBuilder, createLineScanner, dealAt } from '../../../src/engine/columns/index.ts';
import type { DealColumns } from '../../../src/engine/columns/index.ts';
import { LineReader } from '../../../src/engine/columns/lineReader.ts';
import { randomRecord, type Json, type JsonRecord } from './randomDeals.ts';

interface Read {
  readonly columns: DealColumns;
  readonly rejected: readonly RejectedLine[];
  readonly lines: number;
  readonly repeated: readonly string[];
}

/** The plain path: lines as text, parsed one by one. */
function readPlainly(bytes: Uint8Array): Read {
  const text = new TextDecoder().decode(bytes);
  const builder = createColumnsBuilder();
  const rejected: RejectedLine[] = [];
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const ended = lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const all = last === '' ? ended : [...ended, last];
  all.forEach((line, index) => {
    if (line.trim() === '') return;
    const deal = parseDealLine(line);
    if (!deal.ok) rejected.push({ line: index + 1, message: deal.error.message });
    else if (builder.add(deal.value) === 'conflicting')
      rejected.push({ line: index + 1, message: phraseConflict(deal.value.id) });
  });
  return { columns: builder.build(), rejected, lines: all.length, repeated: builder.duplicates().repeated };
}

/** Scans in chunks of the given sizes, over and over. */
function scan(bytes: Uint8Array, cuts: readonly number[]): Read {
  const builder = createColumnsBuilder();
  const scanner = createLineScanner(builder);
  const buffer = new Uint8Array(Math.max(...cuts, 1));
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const length = Math.min(cuts[turn % cuts.length] ?? 1, bytes.length - at);
    buffer.set(bytes.subarray(at, at + length));
    scanner.push(buffer.subarray(0, length));
    buffer.fill(0x22);
    at += length;
  }
  const { rejected, lines } = scanner.finish();
  return { columns: builder.build(), rejected, lines, repeated: builder.duplicates().repeated };
}

function expectSame(bytes: Uint8Array, cuts: readonly number[]): void {
  const plain = readPlainly(bytes);
  const scanned = scan(bytes, cuts);
  expect(scanned.rejected).toEqual(plain.rejected);
  expect(scanned.repeated).toEqual(plain.repeated);
  expect(scanned.lines).toBe(plain.lines);
  expect(scanned.columns.deals).toBe(plain.columns.deals);
  for (let deal = 0; deal < plain.columns.deals; deal += 1)
    expect(dealAt(scanned.columns, deal)).toStrictEqual(dealAt(plain.columns, deal));
  expect(scanned.columns.shapes.length).toBe(plain.columns.shapes.length);
  expect(scanned.columns.headers.length).toBe(plain.columns.headers.length);
}

/** How a record is printed: draws decide order, spaces and escapes. */
function print(value: Json, draw: () => number): string {
  const space = (): string => ['', '', '', ' ', '\t', '  '][draw() % 6] ?? '';
  const text = (plain: string): string => {
    const printed = JSON.stringify(plain);
    if (draw() % 4 !== 0) return printed;
    return printed.replace(/[a-z/é漢]/g, (letter) =>
      draw() % 3 === 0
        ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
        : letter === '/'
          ? '\\/'
          : letter,
    );
  };
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : JSON.stringify(value);
  if (Array.isArray(value))
    return `[${value.map((item: Json) => `${space()}${print(item, draw)}${space()}`).join()}]`;
  const entries = Object.entries(value);
  if (draw() % 3 === 0) entries.sort(() => (draw() % 2 === 0 ? 1 : -1));
  const printed = entries.map(
    ([key, item]: [string, Json]) =>
      `${space()}${text(key)}${space()}:${space()}${print(item, draw)}${space()}`,
  );
  return `{${printed.join()}}`;
}

function drawFrom(draws: readonly number[]): () => number {
  let turn = 0;
  return () => draws[turn++ % draws.length] ?? 0;
}

const draws = fc.array(fc.nat(1000), { minLength: 7, maxLength: 60 });
const cuts = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 });
const filler = fc.constantFrom(
  '',
  '',
  '',
  ' ',
  '\ufeff',
  'null',
  '[]',
  '{}',
  '{"id":""}',
  'not json',
  '\u00a0',
  '{"id":"D-1"',
);
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', '\r\r\n');

const text = fc
  .record({
    mark: fc.constantFrom('', '', '\ufeff', '\ufeff\ufeff'),
    lines: fc.array(fc.record({ record: randomRecord, draws, filler, lineEnd, again: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    }),
    open: fc.boolean(),
  })
  .map(({ mark, lines, open }) => {
    const printed = lines.map(({ record, draws: drawn, filler: between, lineEnd: end, again }) => {
      const draw = drawFrom(drawn);
      const line = print(record, draw) + end;
      return (
        between +
        (between === '' || between === '\ufeff' ? '' : end) +
        line +
        (again ? print(record, draw) + end : '')
      );
    });
    const whole = mark + printed.join('');
    return open ? whole.trimEnd() : whole;
  });

describe('[BU2] the scanner of deal lines', () => {
  it('reads what the plain path reads, however lines are printed and chunks are cut', () => {
    fc.assert(
      fc.property(text, cuts, (whole, sizes) => expectSame(new TextEncoder().encode(whole), sizes)),
      { numRuns: 400 },
    );
  });

  it('reads what the plain path reads when records come again and again', () => {
    fc.assert(
      fc.property(
        fc.array(randomRecord, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(2), { maxLength: 25 }),
        cuts,
        (records, order, sizes) => {
          const lines = order.map((place, turn) => {
            const { events, ...record } = records[place % records.length] ?? {};
            const moved = (Array.isArray(events) ? events : []).map(({ at, ...rest }: JsonRecord) =>
              turn % 3 === 0 ? { ...rest, at: at ?? '' } : { at: at ?? '', ...rest },
            );
            const line = JSON.stringify({ ...record, id: `D-${String(turn % 20)}`, events: moved });
            return line.replaceAll('2025-', turn % 2 === 0 ? '2025-' : '2026-');
          });
          expectSame(new TextEncoder().encode(lines.join('\n')), sizes);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('remembers nothing of an event that begins otherwise where another one had its time', () => {
    const timed = '{"at":"2026-01-05T00:00:00Z","type":"x"}';
    const untimed = `{"type":"${'t'.repeat(18)}","by":{"side":"vendor"},"at":"2026-01-05"}`;
    const wrong = '{"at":"2026-02-05T00:00:00Z","by":{"side":"vendor"},"at":"2026-01-05"}';
    const builder = createColumnsBuilder();
    const scanner = createLineScanner(builder);
    [timed, untimed, timed, untimed, timed, untimed, wrong].forEach((event, turn) =>
      scanner.push(new TextEncoder().encode(`{"id":"D-${String(turn)}","events":[${event}]}\n`)),
    );
    expect(scanner.finish().rejected.map(({ line }) => line)).toEqual([7]);
  });

  it('passes over how things are known, whatever stands there', () => {
    const line = (known: string, source: string) =>
      `{"id":"A","lead":"x"${known},"events":[{"at":"2026-01-05","type":"x"${source}}]}\n`;
    const lines = [
      line('', ''),
      line(',"knownFrom":{"lead":{"inferred":"owner"}}', ',"source":{"file":"f.csv","row":2,"raw":"a,\\"b"}'),
      line(',"knownFrom":7', ',"source":["a",{"b":1}]'),
      line('', ',"source":null'),
    ];
    const bytes = new TextEncoder().encode(lines.join(''));
    expectSame(bytes, [7]);
    const { columns, repeated, rejected } = scan(bytes, [1000]);
    expect([columns.deals, repeated, rejected]).toEqual([1, ['A'], []]);
  });

  it('reads and rejects what the plain path does after any damage', () => {
    const damage = fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        kind: fc.constantFrom('replace', 'insert', 'remove', 'copy'),
        byte: fc.oneof(
          fc.constantFrom(
            ...Array.from('"\\{}[],:-0123456789.eE \n\r\ttfnu/', (letter) => letter.charCodeAt(0)),
          ),
          fc.constantFrom(0xed, 0xa0, 0xbd, 0xc0, 0xe0, 0xf4, 0xf0, 0x80, 0xff, 0xef, 0xbb, 0xbf),
          fc.nat(255),
        ),
      }),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(text, damage, cuts, (whole, damages, sizes) => {
        let bytes = [...new TextEncoder().encode(whole)];
        for (const { at, kind, byte } of damages) {
          const place = Math.floor(at * bytes.length);
          if (kind === 'copy') bytes = [...bytes.slice(0, place), ...bytes.slice(Math.max(0, place - byte))];
          else bytes.splice(place, kind === 'insert' ? 0 : 1, ...(kind === 'remove' ? [] : [byte]));
        }
        expectSame(Uint8Array.from(bytes), sizes);
      }),
      { numRuns: 1200 },
    );
  });

  for (const folder of readdirSync('scenarios'))
    for (const file of readdirSync(`scenarios/${folder}`).filter((name) => name.endsWith('.deals.jsonl')))
      it(`reads ${folder}/${file} as the plain path does`, () => {
        const bytes = new Uint8Array(readFileSync(`scenarios/${folder}/${file}`));
        expectSame(bytes, [bytes.length]);
        expectSame(bytes, [1000, 17, 3]);
      });

  it('reads the lines of the largest scenario without asking the plain path', () => {
    const { draft, memo } = createColumnsBuilder();
    const reader = new LineReader(draft, memo);
    const bytes = readFileSync('scenarios/twelve-partners/closed.deals.jsonl');
    let unusual = 0;
    for (let start = 0, end = bytes.indexOf(10); end >= 0; start = end + 1, end = bytes.indexOf(10, start))
      if (reader.read(bytes, start) !== end) unusual += 1;
    expect(unusual).toBe(0);
  });

  const line = (record: JsonRecord): string =>
    JSON.stringify({ format: 'cosell-deal/1', id: 'D-1', events: [], ...record });
  it.each([
    [
      'numbers in odd spelling',
      '{"id":"D-1","facts":{"a":1e3,"b":-0,"c":0.30000000000000004,"d":-0.0,"e":1E-2}}',
    ],
    ['a number too large', '{"id":"D-1","facts":{"a":1e999}}'],
    ['a leading zero', '{"id":"D-1","facts":{"a":012}}'],
    ['a bare minus', '{"id":"D-1","facts":{"a":-}}'],
    [
      'names that are whole numbers',
      '{"id":"D-1","facts":{"b":1,"2":2,"1":3},"events":[{"at":"2026-01-05","type":"x","data":{"z":1,"0":2}}]}',
    ],
    ['a repeated key', '{"id":"D-1","id":"D-2","facts":{"a":1,"b":2,"a":3}}'],
    ['a repeated fact', '{"id":"D-1","facts":{"a":1,"b":2,"\\u0061":3}}'],
    ['a key spelled with escapes', '{"\\u0069d":"D-1"}'],
    ['an unknown key', '{"id":"D-1","note":{"x":[1,2,{"y":"}"}]}}'],
    ['null for absent', '{"id":"D-1","account":null,"facts":null,"events":null,"outcome":null}'],
    ['another format', line({ format: 'cosell-deal/2' })],
    [
      'a nest too deep',
      line({
        events: [
          { at: '2026-01-05', type: 'x', data: { a: JSON.parse('['.repeat(80) + ']'.repeat(80)) as Json } },
        ],
      }),
    ],
    ['half a surrogate pair', '{"id":"\\ud800","account":"\\udc00\\ud83d\\ude42","lead":"\\ud83d"}'],
    ['bytes that are no UTF-8', '{"id":"D-\u0080"}'],
    ['something after the end', '{"id":"D-1"} x'],
    ['two deals on a line', '{"id":"D-1"}{"id":"D-2"}'],
    ['spaces around', ' \t{ "id" : "D-1" , "events" : [ ] } \t'],
    ['no-break space around', '\u00a0{"id":"D-1"}\u00a0'],
    ['an event without a time', '{"id":"D-1","events":[{"type":"x"}]}'],
    ['a control character in a text', '{"id":"D-\u0001"}'],
  ])('reads %s as the plain path does', (_, content) => {
    const bytes = new TextEncoder().encode(`${content}\n${content.replace('D-1', 'D-3')}\n`);
    expectSame(bytes, [bytes.length]);
    expectSame(Uint8Array.from(Array.from(`${content}\n`, (letter) => letter.charCodeAt(0) & 0xff)), [7]);
  });
});
