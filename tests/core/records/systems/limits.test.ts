import { deflateRawSync } from 'node:zlib';
import { zipSync, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { SourceFile } from '../../../../src/core/records/index.ts';
import {
  fixture,
  fixtureBytes,
  imbalances,
  notesOf,
  objectOf,
  read,
  sourceFile,
  textFile,
} from './readFixtures.ts';

const HEADER = 'Id,OpportunityId,CreatedDate,StageName\n';
const row = (id: number): string =>
  `${id},006A${id % 7},2025-01-01T00:00:00.${String(id % 1000).padStart(3, '0')}Z,Stage ${id % 5}\n`;

/** A file that goes on as long as it is asked. */
function endless(
  name: string,
  size: number | undefined,
  head: string,
  more: (chunk: number) => string,
): SourceFile & { readonly asked: () => number } {
  let asked = 0;
  return {
    name,
    ...(size === undefined ? {} : { size }),
    asked: () => asked,
    open: async function* () {
      await Promise.resolve();
      yield new TextEncoder().encode(head);
      for (;;) yield new TextEncoder().encode(more(asked++));
    },
  };
}

const MEGABYTE_OF_NULLS = 'x'.repeat(2 ** 20);

describe('[RH8] limits', () => {
  test('a gzip bomb stops at so many times its stored size', async () => {
    const file = endless('OpportunityHistory.csv', 100_000, HEADER + row(1), () =>
      `"","","",""\n`.repeat(80_000),
    );
    const history = await read([file]);
    expect(history.files[0]?.problem).toBe(
      'The file unpacks to more than 200 times its size, as archives do that are made to fill memory. What stands before was read.',
    );
    expect(file.asked()).toBeLessThan(25);
    expect(imbalances(history)).toEqual([]);
    expect(objectOf(history, '006A1').changes).toHaveLength(1);
  });

  test('a file beyond the limit of one file keeps what came before', async () => {
    const file = endless('OpportunityHistory.csv', undefined, HEADER + row(1), (chunk) =>
      row(chunk + 2).repeat(1),
    );
    const history = await read([file], { limits: { fileBytes: 400_000 } });
    expect(history.files[0]?.problem).toBe(
      'The file is larger than 400,000 bytes: split it by date. What stands before was read.',
    );
    expect(history.files[0]?.used).toBeGreaterThan(5000);
    expect(imbalances(history)).toEqual([]);
  });

  test('a history that grows beyond its limit stops with advice', async () => {
    const file = endless('OpportunityHistory.csv', undefined, HEADER, (chunk) =>
      Array.from({ length: 20_000 }, (_, at) => row(chunk * 20_000 + at)).join(''),
    );
    const history = await read([file], { limits: { kept: 30_000 } });
    expect(history.files[0]?.problem).toBe(
      'More than one history can hold (30,000 changes or 1,073,741,824 characters of rows): split the export by date and import the parts one after another.',
    );
    expect(history.files[0]?.rows).toBeGreaterThanOrEqual(30_000);
    expect(imbalances(history)).toEqual([]);
  });

  test.each([
    [
      'a quote that is never closed',
      'a.csv',
      `${HEADER}1,006A1,2025-01-01T00:00:00Z,"`,
      /^Row 2 does not end within/,
    ],
    ['a JSON text that never ends', 'a.json', '{"properties":{"dealstage":"', /^Element 1 is longer than/],
    [
      'a line that never ends',
      'a.jsonl',
      '{"propertiesWithHistory":1}\n{"propertiesWithHistory":"',
      /^Line 2 is longer than/,
    ],
    [
      'an element that never ends',
      'a.xes',
      '<log><trace><string key="',
      /does not end within 2,097,152 characters/,
    ],
  ])('%s ends at the limit of a row', async (_, name, head, problem) => {
    const file = endless(name, undefined, head, () => MEGABYTE_OF_NULLS);
    const history = await read([file], { limits: { rowChars: 2 ** 21, fileBytes: 2 ** 26 } });
    expect(history.files[0]?.problem).toMatch(problem);
    expect(file.asked()).toBeLessThan(8);
    expect(imbalances(history)).toEqual([]);
  });

  test('a file that cannot be opened or read is a problem of that file', async () => {
    const broken: SourceFile = {
      name: 'broken.csv',
      open: async function* () {
        await Promise.resolve();
        yield new TextEncoder().encode(HEADER + row(1));
        throw new Error('the disk is gone');
      },
    };
    const history = await read([broken, textFile('fine.csv', HEADER + row(2))]);
    expect(history.files.map(({ problem, used }) => [problem, used])).toEqual([
      ['Reading stopped: the disk is gone. What came before was read.', 1],
      [undefined, 1],
    ]);
  });

  test('reading pauses at least every megabyte', async () => {
    const text = HEADER + Array.from({ length: 60_000 }, (_, at) => row(at)).join('');
    const { readHistory } = await import('../../../../src/core/records/index.ts');
    const bytes: number[] = [];
    const reading = readHistory([sourceFile('a.csv', new TextEncoder().encode(text), 2 ** 24)]);
    for (let step = await reading.next(); step.done !== true; step = await reading.next())
      bytes.push(step.value.bytes);
    const pauses = bytes.slice(1).map((at, index) => at - (bytes[index] ?? 0));
    expect(text.length).toBeGreaterThan(2 ** 21);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(2 ** 20);
  });
});

/** The workbook of the fixtures with one part replaced. */
function workbookWith(part: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(fixtureBytes('table/registrations.xlsx'));
  parts[part] = new TextEncoder().encode(change(new TextDecoder().decode(parts[part])));
  return zipSync(parts);
}

describe('[RH8] damaged and hostile workbooks', () => {
  const SHEET = 'xl/worksheets/sheet1.xml';
  test.each([
    [
      'entities',
      (text: string) => text.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'),
      /declares XML entities/,
    ],
    [
      'a row where no sheet has any',
      (text: string) => text.replace(/<row r="8">/, '<row r="99999999999">'),
      /places cells where no sheet has any/,
    ],
    [
      'a column where no sheet has any',
      (text: string) => text.replace(/r="H8"/, 'r="ZZZZZZZ8"'),
      /places cells where no sheet has any/,
    ],
    [
      'cells far apart',
      (text: string) => text.replace(/r="H8"/, 'r="XFD1048576"'),
      /spans 1,048,576 rows and 16,384 columns/,
    ],
  ])('%s', async (_, change, problem) => {
    const history = await read([sourceFile('a.xlsx', workbookWith(SHEET, change))]);
    expect(history.files).toMatchObject([{ rows: 0, used: 0 }]);
    expect(history.files[0]?.problem).toMatch(problem);
  });

  test('a zip bomb is told by its table of contents', async () => {
    const bomb = workbookWith(SHEET, (text) =>
      text.replace('</sheetData>', ' '.repeat(2 ** 25) + '</sheetData>'),
    );
    const history = await read([sourceFile('a.xlsx', bomb)]);
    expect(history.files[0]?.problem).toMatch(
      /^The workbook unpacks to 33,\d{3},\d{3} bytes, more than is read at once/,
    );
  });

  test('a table of contents that lies does not fill memory', async () => {
    // Says that it holds 100 bytes where 8 MB come out.
    const packed = deflateRawSync(Buffer.alloc(2 ** 23, 32));
    const archive = zipSync({ 'xl/workbook.xml': new Uint8Array(100) }, { level: 0 });
    const lie = new Uint8Array(
      Buffer.concat([
        Buffer.from(archive.slice(0, 30 + 15)),
        packed,
        Buffer.from(archive.slice(30 + 15 + 100)),
      ]),
    );
    const history = await read([sourceFile('a.xlsx', lie)]);
    expect(history.files[0]?.problem).toMatch(/damaged|no workbook/);
  });

  test('a workbook cut off has lost its table of contents', async () => {
    const history = await read([
      sourceFile('a.xlsx', fixtureBytes('table/registrations.xlsx').slice(0, 2000)),
    ]);
    expect(history.files[0]?.problem).toMatch(/^The file ends early or is damaged/);
  });

  test('one larger than can be read whole', async () => {
    const history = await read([fixture('table/registrations.xlsx')], { limits: { wholeBytes: 1000 } });
    expect(history.files[0]?.problem).toMatch(/save its sheets as CSV|Save the sheet as CSV/);
    expect(notesOf(history, 'registrations.xlsx')).toEqual([]);
  });
});
