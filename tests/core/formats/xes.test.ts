import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createXesImporter, type XesOptions, type XesReport } from '../../../src/core/formats/xes/index.ts';
import { parseDealLine, printDeal } from '../../../src/core/formats/index.ts';
import type { Deal } from '../../../src/core/model/deal.ts';

const small = readFileSync(fileURLToPath(new URL('fixtures/small.xes', import.meta.url)), 'utf8');

/** Imports a text cut into chunks of `size`. */
function importXes(
  text: string,
  options: XesOptions = {},
  size = 65_536,
): { deals: Deal[]; report: XesReport } {
  const importer = createXesImporter(options);
  const deals: Deal[] = [];
  for (let at = 0; at < text.length; at += size) deals.push(...importer.push(text.slice(at, at + size)));
  const { deals: rest, report } = importer.end();
  return { deals: [...deals, ...rest], report };
}

const trace = (name: string, inside = ''): string =>
  `<trace><string key="concept:name" value="${name}"/>${inside}<event><string key="concept:name" value="a"/><date key="time:timestamp" value="2026-01-01T00:00:00Z"/></event></trace>`;
const log = (inside: string): string => `<?xml version="1.0"?>\n<log>${inside}</log>`;
const ids = (deals: readonly Deal[]): string[] => deals.map((deal) => deal.id);

describe('[IM2] createXesImporter', () => {
  test('reads a small log', () => {
    const { deals, report } = importXes(small, { ref: 'small.xes' });
    expect(deals.map(printDeal)).toEqual([
      '{"format":"cosell-deal/1","id":"D1","facts":{"account":"Acme & Söhne","kind":"services","amount":84000,"share":0.25,' +
        '"tender":false,"deadline":"2026-02-01T00:00:00.000+01:00","result":"Closed Won"},"outcome":"open",' +
        '"source":{"system":"xes","ref":"small.xes"},"events":[' +
        '{"at":"2026-01-05T09:00:00Z","type":"discovery.call","by":{"role":"partner-ae"},"data":{"org:resource":"Ann"}},' +
        '{"at":"2026-01-07T09:00:00Z","type":"proposal.price.quote","by":{"role":"Sales"},"data":{"cost":50}}]}',
      '{"format":"cosell-deal/1","id":"D2","facts":{"origin":"partner"},"outcome":"open","source":{"system":"xes","ref":"small.xes"},' +
        '"events":[{"at":"2026-01-05 11:00","type":"discovery.call"}]}',
      '{"format":"cosell-deal/1","id":"trace-3","facts":{},"outcome":"open","source":{"system":"xes","ref":"small.xes"},"events":[]}',
    ]);
    expect(report).toEqual({
      problems: [],
      cases: 3,
      events: 3,
      skipped: [
        { reason: 'an event has no activity (concept:name)', rows: [2] },
        { reason: 'the trace has no name; the deal is called after its position', rows: [3] },
      ],
      unreadableTimes: [
        {
          reason: expect.stringContaining('has no offset') as string,
          rows: [2],
          example: '2026-01-05 11:00',
        },
      ],
      labels: [
        { label: 'Discovery call', type: 'discovery.call', count: 2 },
        { label: 'Proposal/Price Quote', type: 'proposal.price.quote', count: 1 },
      ],
      collisions: [],
      leftOut: [{ value: 'start', count: 1 }],
      unknownOutcomes: [],
    });
    for (const deal of deals) expect(parseDealLine(printDeal(deal))).toEqual({ ok: true, value: deal });
  });

  test('does not care where the chunks are cut', () => {
    const whole = importXes(small);
    for (const size of [1, 2, 3, 17, 1000]) expect(importXes(small, {}, size)).toEqual(whole);
    expect(importXes(`\ufeff${small.replaceAll('\n', '\r\n')}`, {}, 11)).toEqual(whole);
    expect(importXes(small.replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:')).deals).toEqual(whole.deals);
  });

  test('hands out each deal as soon as its trace ends', () => {
    const importer = createXesImporter();
    expect(ids(importer.push(`<log>${trace('A')}<trace><string key="concept:name"`))).toEqual(['A']);
    expect(ids(importer.push(' value="B"/>'))).toEqual([]);
    expect(ids(importer.push(`</trace>${trace('C')}${trace('D')}`))).toEqual(['B', 'C', 'D']);
    const { deals, report } = (importer.push('</log>'), importer.end());
    expect(deals).toEqual([]);
    expect(report).toMatchObject({ problems: [], cases: 4, events: 3 });
  });

  test('takes fields, outcome, types, roles and lifecycle as told', () => {
    const { deals, report } = importXes(small, {
      attributes: {
        account: 'account',
        partnerType: 'kind',
        partner: 'account',
        lead: 'origin',
        outcome: 'result',
      },
      types: new Map([['Proposal/Price Quote', 'stage.pitch']]),
      role: ['org:resource'],
      lifecycle: 'all',
      timezone: 'Europe/Berlin',
    });
    expect(deals[0]).toMatchObject({
      account: 'Acme & Söhne',
      partnerType: 'services',
      partners: [{ id: 'Acme & Söhne', type: 'services' }],
      outcome: 'won',
      closedAt: '2026-01-07T09:00:00Z',
      events: [
        { type: 'discovery.call', by: { role: 'Ann' } },
        { type: 'stage.pitch', by: {} },
      ],
    });
    expect([...deals[0]!.facts.keys()]).toEqual(['amount', 'share', 'tender', 'deadline']);
    expect(deals[1]).toMatchObject({
      lead: 'partner',
      events: [
        { at: '2026-01-05T10:00:00Z', type: 'discovery.call.start' },
        { at: '2026-01-05T10:00:00Z', type: 'discovery.call' },
      ],
    });
    expect(report).toMatchObject({ events: 4, leftOut: [], unreadableTimes: [] });
  });

  test('values that do not fit their type stay text', () => {
    const attributes =
      '<int key="a" value="many"/><int key="b" value=""/><float key="c" value="1E3"/><float key="d" value="INF"/>' +
      '<boolean key="e" value="true"/><boolean key="f" value="0"/><boolean key="g" value="yes"/><id key="h" value="7"/>' +
      '<string key="i"/><string value="x"/><string key="c" value="again"/>';
    expect([...importXes(log(trace('A', attributes))).deals[0]!.facts]).toEqual([
      ['a', 'many'],
      ['c', 1000],
      ['d', 'INF'],
      ['e', true],
      ['f', false],
      ['g', 'yes'],
      ['h', '7'],
    ]);
  });

  test('an outcome may come from the last label that has one; unknown values are reported', () => {
    const outcomes = new Map([['Proposal/Price Quote', 'lost' as const]]);
    expect(importXes(small, { outcomes }).deals.map((deal) => [deal.outcome, deal.closedAt])).toEqual([
      ['lost', '2026-01-07T09:00:00Z'],
      ['open', undefined],
      ['open', undefined],
    ]);
    expect(importXes(small, { attributes: { outcome: 'kind' } }).report.unknownOutcomes).toEqual([
      { value: 'services', count: 1 },
    ]);
  });

  test('a truncated file keeps its whole traces', () => {
    const text = log(trace('A') + trace('B') + trace('C'));
    const cut = text.indexOf('value="C"') + 20;
    const { deals, report } = importXes(text.slice(0, cut));
    expect(ids(deals)).toEqual(['A', 'B']);
    expect(report.problems).toHaveLength(1);
    expect(report.problems[0]).toMatchObject({
      line: 2,
      message: expect.stringContaining('Not well-formed XML') as string,
    });
    expect(report.skipped).toEqual([
      { reason: 'the file ends, or reading stopped, within the trace', rows: [3] },
    ]);
    const between = importXes(text.slice(0, text.indexOf('</log>')));
    expect(ids(between.deals)).toEqual(['A', 'B', 'C']);
    expect(between.report.problems[0]?.message).toBe('Not well-formed XML: unclosed tag: log');
  });

  test('wherever a file is cut, the deals are the first of the whole ones and the cut is reported', () => {
    const whole = importXes(small).deals;
    for (let cut = 0; cut < small.trimEnd().length; cut += 13) {
      const { deals, report } = importXes(small.slice(0, cut));
      expect(deals).toEqual(whole.slice(0, deals.length));
      expect(report.problems.length).toBeGreaterThan(0);
    }
  });

  test('entities are never expanded: a thousand million laughs are one fault', () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "ha">' +
      Array.from(
        { length: 9 },
        (_, i) => `<!ENTITY ${'bcdefghij'[i]!} "${`&${'abcdefghi'[i]!};`.repeat(10)}">`,
      ).join('') +
      `<!ENTITY file SYSTEM "file:///etc/hostname">]><log>${trace('&j;')}${trace('&file;')}${trace('&constructor;')}${trace('&lt;fine&gt;')}</log>`;
    const { deals, report } = importXes(bomb);
    expect(ids(deals)).toEqual(['<fine>']);
    expect(report.problems.map((problem) => problem.message)).toEqual(
      Array<string>(3).fill('Not well-formed XML: undefined entity.'),
    );
    expect(report.skipped).toEqual([{ reason: 'the trace is damaged; see the problems', rows: [1, 2, 3] }]);
  });

  test('a damaged trace costs itself, not the others', () => {
    const { deals, report } = importXes(log(trace('A') + trace('B', '<string key=unquoted />') + trace('C')));
    expect(ids(deals)).toEqual(['A', 'C']);
    expect(report.skipped).toEqual([{ reason: 'the trace is damaged; see the problems', rows: [2] }]);
  });

  test.each([
    ['', 'Not well-formed XML: document must contain a root element.'],
    ['case,activity\nA,b', 'Not well-formed XML'],
    ['<html><log><trace/></log></html>', 'The file holds <html> where an XES log has <log>.'],
    [log('<x>'.repeat(1000)), 'Elements are nested too deeply for a log.'],
  ])('what is not a log gives no deals but a reason: %.30s', (text, message) => {
    const { deals, report } = importXes(text);
    expect(deals).toEqual([]);
    expect(report.problems[0]?.message).toContain(message);
  });

  test('gives up on a file that is nothing but faults', () => {
    const { report } = importXes(`<log>${'<<&x;\n'.repeat(100_000)}`);
    expect(report.problems).toHaveLength(21);
    expect(report.problems.at(-1)?.message).toBe('Too many faults; the rest of the file was not read.');
  });

  test('names that Object knows are names like any other; two attributes of one name are reported', () => {
    const { deals, report } = importXes(
      log(
        trace(
          '__proto__',
          '<string key="__proto__" value="x"/><int key="a b" value="1"/><int key="a-b" value="2"/>',
        ),
      ),
    );
    expect(deals[0]).toMatchObject({
      id: '__proto__',
      facts: new Map<string, unknown>([
        ['__proto__', 'x'],
        ['a-b', 1],
      ]),
    });
    expect(report.skipped).toEqual([
      { reason: 'another attribute already gave the fact "a-b"', rows: [1], example: 'a-b' },
    ]);
  });
});

const logs = new URL('../../../../shared/data/logs/', import.meta.url);
const stored = (name: string): string => fileURLToPath(new URL(name, logs));
const unpacked = (name: string): string => gunzipSync(readFileSync(stored(name))).toString('utf8');

describe('[IM2] published logs', () => {
  test.skipIf(!existsSync(stored('08_receipt.xes.gz')))('the municipal receipt log comes in whole', () => {
    const { deals, report } = importXes(unpacked('08_receipt.xes.gz'));
    expect(report).toMatchObject({
      problems: [],
      cases: 1434,
      events: 8577,
      skipped: [],
      unreadableTimes: [],
      leftOut: [],
      collisions: [],
    });
    expect(deals).toHaveLength(1434);
    expect(new Set(ids(deals)).size).toBe(1434);
    expect(deals.reduce((sum, deal) => sum + deal.events.length, 0)).toBe(8577);
    expect(report.labels).toHaveLength(27);
    expect(report.labels[0]).toEqual({
      label: 'Confirmation of receipt',
      type: 'confirmation.of.receipt',
      count: 1434,
    });
    for (const deal of deals) expect(parseDealLine(printDeal(deal))).toEqual({ ok: true, value: deal });
  });

  test.skipIf(!existsSync(stored('01_running-example.xes.gz')))('the running example comes in whole', () => {
    const { deals, report } = importXes(unpacked('01_running-example.xes.gz'));
    expect(report).toMatchObject({ problems: [], cases: 6, events: 42, skipped: [], unreadableTimes: [] });
    expect(deals[0]?.events[0]).toEqual({
      at: '2010-12-30T13:32:00Z',
      type: 'register.request',
      by: {},
      data: new Map<string, unknown>([
        ['org:resource', 'Pete'],
        ['Activity', 'register request'],
        ['Resource', 'Pete'],
        ['Costs', '50'],
      ]),
    });
  });
});
