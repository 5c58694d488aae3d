import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import {
  createCsvImporter,
  NO_MAPPING,
  parseCsvMapping,
  parseOutcomeLabels,
  type CsvMapping,
  type CsvOptions,
  type CsvReport,
} from '../../../src/core/formats/csv/index.ts';
import { createCsvReader } from '../../../src/core/formats/csv/csvReader.ts';
import { sniffDelimiter } from '../../../src/core/formats/csv/sniffDelimiter.ts';
import { parseDealLine, printDeal } from '../../../src/core/formats/index.ts';
import type { Deal } from '../../../src/core/model/deal.ts';

function mappingOf(...texts: string[]): CsvMapping {
  const result = parseCsvMapping(texts);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Imports a text cut into chunks of `size`. */
function importCsv(
  text: string,
  mapping: CsvMapping = NO_MAPPING,
  options: CsvOptions = {},
  size = Infinity,
): { deals: Deal[]; report: CsvReport } {
  const importer = createCsvImporter(mapping, options);
  const deals: Deal[] = [];
  for (let at = 0; at < text.length; at += size) deals.push(...importer.push(text.slice(at, at + size)));
  const { deals: rest, report } = importer.end();
  return { deals: [...deals, ...rest], report };
}

const LOG = [
  'Case ID,Activity,Complete Timestamp,Resource',
  'D1,Discovery call,2026-01-05T09:00:00Z,Ann',
  'D2,Discovery call,2026-01-05T10:00:00Z,Bob',
  'D1,Proposal/Price Quote,2026-01-07T09:00:00+01:00,Ann',
  'D1,Closed Won,2026-01-09,Ann',
].join('\n');

describe('[IM1] createCsvImporter', () => {
  test('reads mixed cases with guessed columns', () => {
    const { deals, report } = importCsv(LOG, NO_MAPPING, { ref: 'log.csv' });
    expect(deals.map(printDeal)).toEqual([
      '{"format":"cosell-deal/1","id":"D1","facts":{},"outcome":"open","source":{"system":"csv","ref":"log.csv"},"events":[' +
        '{"at":"2026-01-05T09:00:00Z","type":"discovery.call"},' +
        '{"at":"2026-01-07T08:00:00Z","type":"proposal.price.quote"},' +
        '{"at":"2026-01-09","type":"closed.won"}]}',
      '{"format":"cosell-deal/1","id":"D2","facts":{},"outcome":"open","source":{"system":"csv","ref":"log.csv"},"events":[' +
        '{"at":"2026-01-05T10:00:00Z","type":"discovery.call"}]}',
    ]);
    expect(report).toEqual({
      delimiter: ',',
      columns: ['Case ID', 'Activity', 'Complete Timestamp', 'Resource'],
      mapping: [
        { name: 'case', column: 'Case ID' },
        { name: 'activity', column: 'Activity' },
        { name: 'time', column: 'Complete Timestamp' },
      ],
      rows: 4,
      cases: 2,
      events: 4,
      skipped: [],
      labels: [
        { label: 'Discovery call', type: 'discovery.call', count: 2 },
        { label: 'Closed Won', type: 'closed.won', count: 1 },
        { label: 'Proposal/Price Quote', type: 'proposal.price.quote', count: 1 },
      ],
      collisions: [],
      leftOut: [],
      unknownOutcomes: [],
    });
  });

  test('does not care where the chunks are cut, nor about BOM, CRLF, semicolons or blank lines', () => {
    const whole = importCsv(LOG);
    const variants = [
      LOG.replaceAll('\n', '\r\n'),
      `\ufeff${LOG}\r\n\r\n`,
      LOG.replaceAll(',', ';'),
      LOG.replaceAll(',', '\t'),
      `sep=;\r\n${LOG.replaceAll(',', ';').replaceAll('\n', '\r\n')}`,
    ];
    for (const text of variants) {
      for (const size of [1, 2, 3, 7, 50, 1000]) {
        const { deals, report } = importCsv(text, NO_MAPPING, {}, size);
        expect(deals).toEqual(whole.deals);
        expect({ ...report, delimiter: ',' }).toEqual(whole.report);
      }
    }
  });

  test('maps every kind of column', () => {
    const mapping = mappingOf(
      'case=Opp,activity=What,time=When,role=Who,side=Side,partner=Partner,partnerName=Name,partnerType=Kind',
      'account="Customer, legal",lead=Lead,object=Thing,outcome=Result,closedAt=Closed,fact.amount=Amount,data.cost=Cost',
    );
    const text = [
      'Opp,What,When,Who,Side,Partner,Name,Kind,"Customer, legal",Lead,Thing,Result,Closed,Amount,Cost',
      'D1,registration.submitted,2026-01-05T09:00:00Z,partner-ae,partner,P1,Initech,services,Acme,partner-ae,registration/R1,,,1000,5',
      'D1,stage.pitch,2026-01-06T09:00:00Z,,,P2,,,,partner-ae,,,,1000,',
      'D1,stage.close,2026-01-07T09:00:00Z,,,,,,,vendor-ae,,Closed Won,2026-01-08,2500,true',
    ].join('\n');
    const { deals, report } = importCsv(text, mapping);
    expect(report.skipped).toEqual([]);
    expect(report.events).toBe(3);
    expect(deals).toEqual([
      {
        id: 'D1',
        account: 'Acme',
        partnerType: 'services',
        partners: [
          { id: 'P1', name: 'Initech', type: 'services', facts: new Map() },
          { id: 'P2', facts: new Map() },
        ],
        facts: new Map([['amount', 1000]]),
        lead: 'partner-ae',
        outcome: 'won',
        closedAt: '2026-01-08',
        source: { system: 'csv' },
        links: [],
        events: [
          {
            at: '2026-01-05T09:00:00Z',
            type: 'registration.submitted',
            object: 'registration/R1',
            by: { side: 'partner', role: 'partner-ae', partner: 'P1' },
            data: new Map([['cost', 5]]),
          },
          { at: '2026-01-06T09:00:00Z', type: 'stage.pitch', by: { partner: 'P2' }, data: new Map() },
          {
            at: '2026-01-07T09:00:00Z',
            type: 'fact.changed',
            by: {},
            data: new Map<string, unknown>([
              ['fact', 'amount'],
              ['value', 2500],
            ]),
          },
          {
            at: '2026-01-07T09:00:00Z',
            type: 'lead.changed',
            by: {},
            data: new Map([['lead', 'vendor-ae']]),
          },
          { at: '2026-01-07T09:00:00Z', type: 'stage.close', by: {}, data: new Map([['cost', true]]) },
        ],
      },
    ]);
    for (const deal of deals) expect(parseDealLine(printDeal(deal))).toEqual({ ok: true, value: deal });
  });

  test('knows the names other tools use and takes case attributes as facts', () => {
    const text = [
      'case:concept:name,concept:name,time:timestamp,org:role,lifecycle:transition,case:channel,case:Amount (EUR)',
      '1,Register,2026-01-05 09:00:00+00:00,clerk,complete,web,00123',
      '1,Register,2026-01-05 08:00:00+00:00,clerk,start,web,00123',
      '1,Check,2026-01-05 10:00:00+00:00,clerk,,web,00123',
    ].join('\n');
    const { deals, report } = importCsv(text);
    expect(deals[0]?.facts).toEqual(
      new Map([
        ['channel', 'web'],
        ['Amount-EUR', '00123'],
      ]),
    );
    expect(deals[0]?.events.map(({ at, type, by }) => [at, type, by.role])).toEqual([
      ['2026-01-05T09:00:00Z', 'register', 'clerk'],
      ['2026-01-05T10:00:00Z', 'check', 'clerk'],
    ]);
    expect(report).toMatchObject({ rows: 3, events: 2, leftOut: [{ value: 'start', count: 1 }] });
    const all = importCsv(text, NO_MAPPING, { lifecycle: 'all' });
    expect(all.deals[0]?.events.map((event) => event.type)).toEqual(['register.start', 'register', 'check']);
    expect(all.report).toMatchObject({ rows: 3, events: 3, leftOut: [] });
  });

  test('puts events in order of time, ties in order of rows', () => {
    const text =
      'case,activity,time\nA,late,2026-01-03\nA,b,2026-01-01T12:00:00Z\nA,a,2026-01-01T12:00:00Z\nA,early,2026-01-01';
    expect(importCsv(text).deals[0]?.events.map((event) => event.type)).toEqual(['early', 'b', 'a', 'late']);
  });

  test('reports each row it cannot take, by number and reason', () => {
    const text = [
      'case,activity,time',
      ',call,2026-01-01',
      'A,,2026-01-01',
      'A,call,',
      'A,call,2026-01-01 10:00',
      '',
      'A,call,01/02/2026',
      'A,call,soon',
      'A,call,2026-02-30',
      'A,call,2026-01-01,too,many',
      'A,call,2026-01-01,,',
      'A,call',
      'A,call,2026-01-02 10:00',
    ].join('\n');
    const { deals, report } = importCsv(text);
    expect(deals.map((deal) => deal.events.length)).toEqual([1]);
    expect(report.rows).toBe(11);
    expect(report.skipped.map(({ reason, rows, example }) => [reason.slice(0, 28), rows, example])).toEqual([
      ['no case', [2], undefined],
      ['no activity', [3], undefined],
      ['no time', [4, 12], undefined],
      ['the time has no offset; say ', [5, 13], '2026-01-01 10:00'],
      ['the date may be day or month', [7], '01/02/2026'],
      ['the time cannot be read; wri', [8, 9], 'soon'],
      ['the row has more fields than', [10], undefined],
    ]);
    expect(report.skipped.reduce((sum, entry) => sum + entry.rows.length, report.events)).toBe(report.rows);
  });

  test.each<[string, CsvOptions, string]>([
    ['2012-12-01 03:30:00', { timezone: 'Europe/Berlin' }, '2012-12-01T02:30:00Z'],
    ['2012-07-01T03:30', { timezone: 'Europe/Berlin' }, '2012-07-01T01:30:00Z'],
    ['2019-10-22 19:17:37.819', { timezone: 'UTC' }, '2019-10-22T19:17:37.819Z'],
    ['2010/12/30 14:32:00.000', { timezone: 'UTC' }, '2010-12-30T14:32:00Z'],
    ['30.12.2010 14:32', { timezone: 'UTC', dateOrder: 'dmy' }, '2010-12-30T14:32:00Z'],
    ['30-12-2010:14.32', { timezone: 'UTC', dateOrder: 'dmy' }, 'unreadable'],
    ['12/30/2010 2:32 PM', { timezone: 'UTC', dateOrder: 'mdy' }, '2010-12-30T14:32:00Z'],
    ['12/30/2010, 12:05:09 AM', { timezone: 'UTC', dateOrder: 'mdy' }, '2010-12-30T00:05:09Z'],
    ['1/2/2010 9:00 +01:00', { dateOrder: 'dmy' }, '2010-02-01T08:00:00Z'],
    ['1/2/2010', { dateOrder: 'mdy' }, '2010-01-02'],
    ['1/2/2010', { dateOrder: 'mdy', timezone: 'Europe/Berlin' }, '2010-01-01T23:00:00Z'],
    ['2010-01-02', { timezone: 'Europe/Berlin' }, '2010-01-01T23:00:00Z'],
    ['31/02/2010', { dateOrder: 'dmy' }, 'unreadable'],
    ['12/30/2010 14:32 PM', { timezone: 'UTC', dateOrder: 'mdy' }, 'unreadable'],
    ['2026-02-30 10:00', { timezone: 'UTC' }, 'unreadable'],
    ['2026/13/01', {}, 'unreadable'],
    ['2026/01/05', {}, '2026-01-05'],
    ['2026/01/05 10 h', { timezone: 'UTC' }, 'unreadable'],
    ['30/12/10', { timezone: 'UTC', dateOrder: 'dmy' }, 'unreadable'],
    ['2026-03-29 02:30', { timezone: 'Europe/Berlin' }, '2026-03-29T01:30:00Z'],
  ])('time %s with %j', (time, options, at) => {
    const { deals, report } = importCsv(`case;activity;time\nA;call;${time}`, NO_MAPPING, options);
    expect(deals[0]?.events[0]?.at ?? (report.skipped.length === 1 ? 'unreadable' : 'lost')).toBe(at);
  });

  test('an outcome comes from its column, or from labels that were given one', () => {
    const outcomes = (text: string, labels: string[] = []): unknown => {
      const parsed = parseOutcomeLabels(labels);
      if (!parsed.ok) throw new Error(parsed.error.message);
      const { deals, report } = importCsv(text, NO_MAPPING, { outcomes: parsed.value });
      return [deals.map((deal) => [deal.outcome, deal.closedAt]), report.unknownOutcomes];
    };
    const byColumn =
      'case,activity,time,outcome\nA,a,2026-01-01,\nA,b,2026-01-03,closed won\nB,a,2026-01-01,LOST\nC,a,2026-01-01,Dormant';
    expect(outcomes(byColumn)).toEqual([
      [
        ['won', '2026-01-03'],
        ['lost', '2026-01-01'],
        ['open', undefined],
      ],
      [{ value: 'Dormant', count: 1 }],
    ]);
    expect(outcomes(byColumn, ['lost=Dormant'])).toMatchObject([{ 2: ['lost', '2026-01-01'] }, []]);
    const byLabel =
      'case,activity,time\nA,Signed,2026-01-01T00:00:00Z\nB,Withdrawn,2026-01-01\nC,won,2026-01-01';
    expect(outcomes(byLabel, ['won=Signed', 'lost=No budget|Withdrawn'])).toEqual([
      [
        ['won', '2026-01-01T00:00:00Z'],
        ['lost', '2026-01-01'],
        ['open', undefined],
      ],
      [],
    ]);
  });

  test('labels can be given their type; labels that share one are reported', () => {
    const text =
      'case,activity,time\nA,Call,2026-01-01\nA,call!,2026-01-02\nA,Closed Won,2026-01-03\nA,Signed,2026-01-03';
    const types = new Map([
      ['Closed Won', 'deal.won'],
      ['Signed', 'deal.won'],
    ]);
    const { deals, report } = importCsv(text, NO_MAPPING, { types });
    expect(deals[0]?.events.map((event) => event.type)).toEqual(['call', 'call', 'deal.won', 'deal.won']);
    expect(report.collisions).toEqual([{ type: 'call', labels: ['Call', 'call!'] }]);
  });

  test('hands deals out early when rows stand together, and says when they do not', () => {
    const importer = createCsvImporter(NO_MAPPING, { contiguous: true });
    const ids = (deals: readonly Deal[]): string[] => deals.map((deal) => deal.id);
    expect(ids(importer.push('case,activity,time\nA,a,2026-01-01\nA,b,2026-01-02\n'))).toEqual([]);
    expect(ids(importer.push('B,a,2026-01-01\nA,c,2026-01-03\nC,a,2026-01-01\n'))).toEqual(['A', 'B']);
    const { deals, report } = importer.end();
    expect(ids(deals)).toEqual(['C']);
    expect(report).toMatchObject({ rows: 5, cases: 3, events: 4 });
    expect(report.skipped).toMatchObject([{ rows: [5], example: 'A' }]);
  });

  test('says what to do when it cannot tell the columns', () => {
    expect(importCsv('').report.problem).toBe('The file is empty; its first row must name the columns.');
    expect(importCsv('id,what,when\n1,2,3').report).toMatchObject({
      rows: 1,
      cases: 0,
      problem:
        'No column is known for "case"; say which with case=COLUMN. No column is known for "activity"; say which with activity=COLUMN. ' +
        'No column is known for "time"; say which with time=COLUMN. The columns are "id", "what", "when".',
    });
    expect(importCsv(LOG, mappingOf('case=Case IT,role=Nobody')).report.problem).toBe(
      'No column is called "Case IT" (case). Did you mean "Case ID"? No column is called "Nobody" (role). ' +
        'The columns are "Case ID", "Activity", "Complete Timestamp", "Resource".',
    );
    expect(
      importCsv('case,activity,time,role\nA,a,2026-01-01,x', mappingOf('role=')).deals[0]?.events[0]?.by,
    ).toEqual({});
  });

  test('a quote that is never closed costs its row, not the others', () => {
    const { deals, report } = importCsv(
      'case,activity,time\nA,a,2026-01-01\nB,"a,2026-01-01\nC,a,2026-01-01\n',
    );
    expect(deals.map((deal) => deal.id)).toEqual(['A']);
    expect(report.skipped).toMatchObject([
      { rows: [3], reason: expect.stringContaining('never closed') as string },
    ]);
  });

  test('names that Object knows are names like any other', () => {
    const { deals } = importCsv(
      'case,activity,time,x\n__proto__,constructor,2026-01-01,1\n',
      mappingOf('fact.__proto__=x,data.__proto__=x'),
    );
    expect(deals).toHaveLength(1);
    expect(deals[0]).toMatchObject({ id: '__proto__', facts: new Map([['__proto__', 1]]) });
    expect(deals[0]?.events[0]).toMatchObject({ type: 'constructor', data: new Map([['__proto__', 1]]) });
  });

  test('whatever the text, every row is taken, skipped or left out, and every deal can be printed and read', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        'A',
        'B',
        '2026-01-01',
        '2026-01-01T10:00:00Z',
        '',
        'start',
        'complete',
        '"x',
        'a"b',
        '"q,""r"',
      ),
      fc.string({ maxLength: 5 }),
    );
    const csv = fc
      .array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 12 })
      .map((rows) =>
        ['case,activity,time,lifecycle:transition,case:f', ...rows.map((row) => row.join(','))].join('\n'),
      );
    fc.assert(
      fc.property(csv, fc.integer({ min: 1, max: 40 }), (text, size) => {
        const { deals, report } = importCsv(text, NO_MAPPING, {}, size);
        expect({ deals, report }).toEqual(importCsv(text));
        const skipped = report.skipped.reduce((sum, entry) => sum + entry.rows.length, 0);
        const leftOut = report.leftOut.reduce((sum, entry) => sum + entry.count, 0);
        expect(report.events + skipped + leftOut).toBe(report.rows);
        for (const deal of deals) expect(parseDealLine(printDeal(deal))).toEqual({ ok: true, value: deal });
      }),
    );
  });
});

describe('createCsvReader', () => {
  const read = (text: string, size = Infinity, delimiter = ','): (readonly string[])[] => {
    const records: (readonly string[])[] = [];
    const reader = createCsvReader(delimiter, (record) => records.push(record.fields));
    for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size));
    reader.end();
    return records;
  };

  test.each<[string, string[][]]>([
    ['', []],
    ['a', [['a']]],
    ['a,b\n', [['a', 'b']]],
    [
      'a,\n,b',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a\r\rb\r\n\nc', [['a'], [''], ['b'], [''], ['c']]],
    ['"a,b","c\n""d"""\r\ne', [['a,b', 'c\n"d"'], ['e']]],
    ['""', [['']]],
    ['"",""\n', [['', '']]],
    ['a"b,c""d', [['a"b', 'c""d']]],
    ['"a"b,c', [['ab', 'c']]],
  ])('%j', (text, records) => {
    for (const size of [1, 2, 3, Infinity]) expect(read(text, size)).toEqual(records);
  });

  test('agrees with Papa Parse on any well-formed table, however cut', () => {
    const table = fc.array(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 6 }),
          fc.constantFrom('', ' ', '"', '""', 'a,b', '\n', 'x\r\ny', ';'),
        ),
        { minLength: 2, maxLength: 4 },
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        (rows, delimiter, newline, size) => {
          const text = Papa.unparse(rows, { delimiter, newline });
          expect(read(text, size, delimiter)).toEqual(rows);
          expect(Papa.parse<string[]>(text, { delimiter, newline }).data).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('takes time in proportion to the text, even inside one endless field', () => {
    const chunk = 'x,\n'.repeat(20_000);
    const reader = createCsvReader(',', () => undefined);
    const started = performance.now();
    reader.push('"');
    for (let i = 0; i < 300; i++) reader.push(chunk);
    reader.end();
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('sniffDelimiter', () => {
  test.each<[string, boolean, ReturnType<typeof sniffDelimiter>]>([
    ['a;b;c\nd,e', false, { delimiter: ';', start: 0 }],
    ['\ufeffa\tb\nc', false, { delimiter: '\t', start: 1 }],
    ['"a,b";c\n"', false, { delimiter: ';', start: 0 }],
    ['a|b|c,d\nx', false, { delimiter: '|', start: 0 }],
    ['alone\nx', false, { delimiter: ',', start: 0 }],
    ['sep=;\r\na;b', false, { delimiter: ';', start: 7 }],
    ['sep=,\na;b', false, { delimiter: ',', start: 6 }],
    ['a;b', false, undefined],
    ['a;b\n', false, undefined],
    ['a;b', true, { delimiter: ';', start: 0 }],
    ['', true, { delimiter: ',', start: 0 }],
  ])('%j', (text, complete, opening) => {
    expect(sniffDelimiter(text, complete)).toEqual(opening);
  });
});

describe('[IM1] parseCsvMapping', () => {
  test('reads fields, facts and data, from one text or several', () => {
    expect(
      mappingOf('case=Case ID, activity = Activity ', 'fact.amount="Amount, ""net"" = sum"', 'data.x=a=b,'),
    ).toEqual({
      fields: new Map([
        ['case', 'Case ID'],
        ['activity', 'Activity'],
      ]),
      facts: new Map([['amount', 'Amount, "net" = sum']]),
      data: new Map([['x', 'a=b']]),
    });
    expect(mappingOf('')).toEqual(NO_MAPPING);
  });

  test.each([
    ['case', 'syntax', '"case" does not map a column'],
    ['=x', 'syntax', '"=x" does not map a column'],
    ['case=Case, ID', 'syntax', '"ID" does not map a column'],
    ['partnertype=x', 'name', 'Nothing is called "partnertype". Did you mean "partnerType"?'],
    ['fact.=x', 'name', 'Nothing is called "fact."'],
    ['__proto__=x', 'name', 'Nothing is called "__proto__"'],
  ])('refuses %s', (text, kind, message) => {
    const result = parseCsvMapping([text]);
    expect(result).toMatchObject({
      ok: false,
      error: { kind, message: expect.stringContaining(message) as string },
    });
  });
});

test.each(['won', 'win=Signed', 'won=', 'won=|'])('parseOutcomeLabels refuses %s', (entry) => {
  expect(parseOutcomeLabels([entry])).toMatchObject({ ok: false, error: { kind: 'syntax' } });
});
