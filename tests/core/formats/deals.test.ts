import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeDuplicates, parseDealLine, parseDeals, printDeal } from '../../../src/core/formats/index.ts';
import type { Deal } from '../../../src/core/model/deal.ts';
import type { JsonValue } from '../../../src/core/model/framework.ts';

const FULL =
  '{"format":"cosell-deal/1","id":"D-1042","account":"Acme GmbH","partnerType":"services",' +
  '"partners":[{"id":"P7","name":"Initech","type":"services","since":"2025-10-01","facts":{"tier":"gold"}}],' +
  '"facts":{"origin":"partner","amount":84000,"tender":false},"lead":"partner-ae","outcome":"won","closedAt":"2026-03-30",' +
  '"asOf":"2026-04-01","source":{"system":"salesforce","ref":"006"},"links":[{"type":"renews","deal":"D-7"}],' +
  '"edgeCase":"two-partners-within-hours","expect":{"verdict":"broken","codes":["registration.undecided"]},' +
  '"knownFrom":{"lead":{"inferred":"owner at close"}},' +
  '"events":[{"at":"2026-01-05T09:05:00Z","type":"registration.submitted","object":"registration/R1",' +
  '"by":{"side":"partner","role":"partner-ae","partner":"P7"},"data":{"proof":[1,null,{"a":true}]}},' +
  '{"at":"soon","type":"stage.pitch","source":{"file":"a.csv","row":7}}]}';

const parsed = (line: string): Deal => {
  const result = parseDealLine(line);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

describe('[DR1] parseDealLine', () => {
  test('reads every field', () => {
    expect(parsed(FULL)).toEqual({
      id: 'D-1042',
      account: 'Acme GmbH',
      partnerType: 'services',
      partners: [
        {
          id: 'P7',
          name: 'Initech',
          type: 'services',
          since: '2025-10-01',
          facts: new Map([['tier', 'gold']]),
        },
      ],
      facts: new Map<string, unknown>([
        ['origin', 'partner'],
        ['amount', 84000],
        ['tender', false],
      ]),
      lead: 'partner-ae',
      outcome: 'won',
      closedAt: '2026-03-30',
      asOf: '2026-04-01',
      source: { system: 'salesforce', ref: '006' },
      links: [{ type: 'renews', deal: 'D-7' }],
      edgeCase: 'two-partners-within-hours',
      expect: { verdict: 'broken', codes: ['registration.undecided'] },
      knownFrom: new Map([['lead', { inferred: 'owner at close' }]]),
      events: [
        {
          at: '2026-01-05T09:05:00Z',
          type: 'registration.submitted',
          object: 'registration/R1',
          by: { side: 'partner', role: 'partner-ae', partner: 'P7' },
          data: new Map<string, unknown>([['proof', [1, null, { a: true }]]]),
        },
        {
          at: 'soon',
          type: 'stage.pitch',
          by: {},
          data: new Map(),
          source: { file: 'a.csv', row: 7 },
        },
      ],
    });
  });

  test('asks for little: an id is enough, unknown fields and nulls are passed over', () => {
    const bare = { id: 'D', partners: [], facts: new Map(), outcome: 'open', links: [], events: [] };
    expect(parsed('{"id":"D"}')).toEqual(bare);
    expect(parsed('\ufeff{"id":"D"}')).toEqual(bare);
    expect(
      parsed(
        '{"id":"D","colour":{"a":1},"account":null,"events":null,"facts":{"x":null},"source":null,"expect":null}',
      ),
    ).toEqual(bare);
  });

  test('[DR5] what says how something is known may hold anything: only objects are taken', () => {
    const deep = '['.repeat(80) + ']'.repeat(80);
    const line = `{"id":"D","knownFrom":{"lead":3,"account":{"a":1}},"events":[{"type":"a","source":[1]},{"type":"b","source":{"x":${deep}}}]}`;
    expect(parsed(line).knownFrom).toEqual(new Map([['account', { a: 1 }]]));
    expect(parsed(line).events.map((event) => 'source' in event)).toEqual([false, false]);
    expect('knownFrom' in parsed('{"id":"D","knownFrom":7}')).toBe(false);
  });

  test('an event without a time is kept: replay says that it cannot be read', () => {
    expect(parsed('{"id":"D","events":[{"type":"note"}]}').events).toEqual([
      { at: '', type: 'note', by: {}, data: new Map() },
    ]);
  });

  test.each<[string, string, (string | number)[] | undefined]>([
    ['nonsense', 'The line is not JSON from column 1 on', undefined],
    ['{"id":"D",}', 'The line is not JSON from column 11 on', undefined],
    ['{"id":"D"} // why', 'The line is not JSON from column 12 on', undefined],
    ['['.repeat(100_000), 'brackets open and do not close', undefined],
    ['[]', 'The line is a list; it must be an object', undefined],
    ['null', 'The line is null', undefined],
    ['{"format":"cosell-deal/2","id":"D"}', '"format" is "cosell-deal/2"', ['format']],
    ['{"id":7}', '"id" is 7; it must be a text', ['id']],
    ['{}', 'The deal has no "id"', ['id']],
    ['{"id":""}', 'The deal has no "id"', ['id']],
    [
      '{"id":"D","outcome":"Won"}',
      '"outcome" is "Won"; it must be one of "won", "lost", "open".',
      ['outcome'],
    ],
    ['{"id":"D","facts":[]}', '"facts" is a list; it must be an object', ['facts']],
    ['{"id":"D","facts":{"a":{}}}', 'Fact "a" is an object', ['facts', 'a']],
    ['{"id":"D","facts":{"a":1e999}}', 'Fact "a" is a number too large', ['facts', 'a']],
    ['{"id":"D","partners":["P7"]}', 'Partner 0 is the text "P7"', ['partners', 0]],
    ['{"id":"D","partners":[{}]}', 'Partner 0 has no "id"', ['partners', 0, 'id']],
    [
      '{"id":"D","partners":[{"id":"P","facts":{"a":[]}}]}',
      'Fact "a" is a list',
      ['partners', 0, 'facts', 'a'],
    ],
    ['{"id":"D","events":{}}', '"events" is an object; it must be a list.', ['events']],
    ['{"id":"D","events":[{"at":"2026-01-01"}]}', 'Event 0 has no "type"', ['events', 0, 'type']],
    ['{"id":"D","events":[{"type":"a"},{"type":""}]}', 'Event 1 has no "type"', ['events', 1, 'type']],
    ['{"id":"D","events":[{"at":5,"type":"a"}]}', '"events.0.at" is 5', ['events', 0, 'at']],
    ['{"id":"D","events":[{"type":"a","by":"me"}]}', '"by" is the text "me"', ['events', 0, 'by']],
    ['{"id":"D","events":[{"type":"a","by":{"side":true}}]}', 'is true', ['events', 0, 'by', 'side']],
    ['{"id":"D","events":[{"type":"a","data":[]}]}', '"data" is a list', ['events', 0, 'data']],
    [
      `{"id":"D","events":[{"type":"a","data":{"x":${'['.repeat(5000)}${']'.repeat(5000)}}}]}`,
      'nested too deeply',
      ['events', 0, 'data', 'x'],
    ],
    ['{"id":"D","links":[{"type":"renews"}]}', 'Link 0 has no "deal"', ['links', 0, 'deal']],
    [
      '{"id":"D","expect":{"verdict":"fine"}}',
      'must be one of "survived", "broken", "unproven"',
      ['expect', 'verdict'],
    ],
    ['{"id":"D","expect":{"codes":[1]}}', '"expect.codes.0" is 1', ['expect', 'codes', 0]],
    ['{"id":"D","source":"crm"}', '"source" is the text "crm"', ['source']],
  ])('refuses %.60s', (line, message, path) => {
    const result = parseDealLine(line);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error.message).toContain(message);
    expect(result.error.path).toEqual(path);
  });

  test('names that Object knows are names like any other', () => {
    const line =
      '{"id":"D","facts":{"__proto__":"x","constructor":1,"toString":true},"events":[{"type":"a","data":{"__proto__":{"polluted":1}}}]}';
    const deal = parsed(line);
    expect([...deal.facts]).toEqual([
      ['__proto__', 'x'],
      ['constructor', 1],
      ['toString', true],
    ]);
    expect(parsed(printDeal(deal))).toEqual(deal);
    expect(printDeal(deal)).toContain('"__proto__":"x"');
    expect(parsed('{"id":"D","__proto__":{"lead":"vendor-ae","events":[1]}}')).toEqual(parsed('{"id":"D"}'));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

const name = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('__proto__', 'constructor', 'amount'));
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const facts = fc
  .array(fc.tuple(name, fc.oneof(text, number, fc.boolean())))
  .map((entries) => new Map(entries));
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);
const given = fc.string({ minLength: 1, maxLength: 8 });
const provenance = fc.dictionary(given, fc.oneof(text, number), { noNullPrototype: true, maxKeys: 3 });
const someDeal: fc.Arbitrary<Deal> = fc.record(
  {
    id: given,
    account: text,
    partnerType: text,
    partners: fc.array(
      fc.record({ id: given, name: text, type: text, since: text, facts }, { requiredKeys: ['id', 'facts'] }),
      { maxLength: 3 },
    ),
    facts,
    lead: text,
    outcome: fc.constantFrom('won' as const, 'lost' as const, 'open' as const),
    closedAt: text,
    asOf: text,
    source: fc.record({ system: text, ref: text }, { requiredKeys: [] }),
    links: fc.array(fc.record({ type: given, deal: given }), { maxLength: 2 }),
    edgeCase: text,
    knownFrom: fc
      .array(fc.tuple(name, provenance), { minLength: 1, maxLength: 3 })
      .map((entries) => new Map(entries)),
    expect: fc.record(
      {
        verdict: fc.constantFrom('survived' as const, 'broken' as const, 'unproven' as const),
        codes: fc.array(text),
      },
      { requiredKeys: [] },
    ),
    events: fc.array(
      fc.record(
        {
          at: text,
          type: given,
          object: text,
          by: fc.record({ side: text, role: text, partner: text }, { requiredKeys: [] }),
          data: fc.array(fc.tuple(name, json)).map((entries) => new Map(entries)),
          source: provenance,
        },
        { requiredKeys: ['at', 'type', 'by', 'data'] },
      ),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: ['id', 'partners', 'facts', 'outcome', 'links', 'events'] },
);

describe('printDeal', () => {
  test('prints the canonical line back', () => {
    expect(printDeal(parsed(FULL))).toBe(FULL);
  });

  test('any deal survives printing and reading', () => {
    fc.assert(
      fc.property(someDeal, (deal) => {
        const line = printDeal(deal);
        expect(line).not.toContain('\n');
        expect(parsed(line)).toEqual(deal);
        expect(printDeal(parsed(line))).toBe(line);
      }),
      { numRuns: 500 },
    );
  });
});

describe('[DR1] parseDeals', () => {
  test('keeps the good lines and numbers the bad ones, with BOM, CRLF and blank lines', () => {
    const { deals, rejected } = parseDeals('\ufeff{"id":"A"}\r\n\r\n  \n{"id":3}\r\nwhat\n{"id":"B"}');
    expect(deals.map((deal) => deal.id)).toEqual(['A', 'B']);
    expect(rejected).toEqual([
      { line: 4, message: '"id" is 3; it must be a text in double quotes.' },
      {
        line: 5,
        message: 'The line is not JSON from column 1 on; write one deal as one JSON object on one line.',
      },
    ]);
  });

  test('an empty file has no deals', () => {
    expect(parseDeals('')).toEqual({ deals: [], rejected: [] });
    expect(parseDeals('\ufeff\n')).toEqual({ deals: [], rejected: [] });
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (content) => {
        const { deals, rejected } = parseDeals(content);
        expect(deals.length + rejected.length).toBeLessThanOrEqual(content.split('\n').length);
      }),
    );
  });
});

describe('[DR4] mergeDuplicates', () => {
  test('the same record twice is one deal, whatever the order of its facts', () => {
    const a = parsed(
      '{"id":"A","facts":{"x":1,"y":2},"partners":[{"id":"P","facts":{"a":1,"b":2}}],"events":[{"at":"2026-01-01","type":"a","data":{"c":1,"d":2}}]}',
    );
    const again = parsed(
      '{"events":[{"data":{"d":2,"c":1},"type":"a","at":"2026-01-01"}],"partners":[{"facts":{"b":2,"a":1},"id":"P"}],"facts":{"y":2,"x":1},"id":"A"}',
    );
    const b = parsed('{"id":"B"}');
    expect(mergeDuplicates([a, b, again, a])).toEqual({ deals: [a, b], repeated: ['A'], conflicting: [] });
  });

  test('[DR5] how something is known does not tell records apart', () => {
    const events = (source: string) => `"events":[{"at":"2026-01-01","type":"a"${source}}]`;
    const plain = parsed(`{"id":"A","lead":"x",${events('')}}`);
    const told = parsed(
      `{"id":"A","lead":"x","knownFrom":{"lead":{"inferred":"y"}},${events(',"source":{"file":"f","row":2}')}}`,
    );
    expect(told.knownFrom?.get('lead')).toEqual({ inferred: 'y' });
    expect(mergeDuplicates([plain, told])).toEqual({ deals: [plain], repeated: ['A'], conflicting: [] });
  });

  test('another record under a known id is left out and reported', () => {
    const a = parsed('{"id":"A","outcome":"won"}');
    const other = parsed('{"id":"A","outcome":"lost"}');
    const merged = mergeDuplicates([a, other]);
    expect(merged.deals).toEqual([a]);
    expect(merged.repeated).toEqual([]);
    expect(merged.conflicting).toEqual([
      {
        id: 'A',
        index: 1,
        message: expect.stringContaining('Deal "A" was recorded before with other content') as string,
      },
    ]);
  });
});
