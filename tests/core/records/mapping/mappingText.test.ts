import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Mapping } from '../../../../src/core/records/mapping/mapping.ts';
import { parseMapping } from '../../../../src/core/records/mapping/parseMapping.ts';
import { printMapping } from '../../../../src/core/records/mapping/printMapping.ts';

const FULL: Mapping = {
  framework: 'northwind',
  timezone: 'Europe/Berlin',
  dateOrder: 'dmy',
  files: [
    { name: 'log-*.csv', columns: { id: 'Deal', time: 'When', state: 'Step' }, timezone: 'UTC' },
    { name: 'other.csv', system: 'table', dateOrder: 'mdy' },
  ],
  pseudonyms: { key: 'pilot', withoutAmounts: true },
  objects: [
    { type: 'Opportunity', is: 'deal', because: 'opportunities are deals' },
    { type: 'Deal_Registration__c', is: 'registration', deal: 'Opportunity__c' },
  ],
  events: [
    { type: 'Opportunity', field: 'StageName', value: 'Discovery', event: 'stage.discovery', start: true },
    { type: 'Opportunity', field: 'StageName', value: 'Parked', event: undefined },
    {
      type: 'Deal_Registration__c',
      field: 'decided_at',
      when: new Map([['Status__c', ['Approved', 'Registered']]]),
      event: 'registration.approved',
    },
  ],
  fields: [
    {
      type: 'Opportunity',
      field: 'LeadSource',
      to: 'fact.origin',
      values: new Map<string, string | undefined>([
        ['10', 'partner'],
        ['2', 'vendor'],
        ['Other', undefined],
      ]),
    },
    {
      type: 'Opportunity',
      field: 'Amount',
      to: 'fact.amount',
      decimal: ',',
      currency: { field: 'CurrencyIsoCode', into: 'EUR', rates: new Map([['USD', 0.92]]) },
    },
  ],
  actors: [
    { user: 'Bo Diaz', role: 'vendor-ae' },
    { event: 'registration.submitted', side: 'partner' },
  ],
  standIns: [
    { kind: 'registered-first', fact: 'origin', then: 'partner', otherwise: 'vendor', accepted: false },
    { kind: 'won-before', fact: 'customer', then: 'vendor-account', accepted: true },
    {
      kind: 'owner-at-close',
      type: 'Opportunity',
      field: 'OwnerId',
      roles: new Map([['005PM', 'partner-manager']]),
      otherwise: 'vendor-ae',
      accepted: false,
    },
  ],
  joins: [
    {
      objects: [
        { type: 'Opportunity', id: '006' },
        { type: 'Deal_Registration__c', id: 'DR-2' },
      ],
      confirmed: true,
      because: 'same domain',
    },
  ],
};

const validate = new Ajv({ allErrors: true, strictTypes: false, strictRequired: false }).compile(
  JSON.parse(readFileSync('public/schema/cosell-mapping-1.schema.json', 'utf8')) as object,
);
const problemsOf = (text: string): readonly string[] => {
  const parsed = parseMapping(text);
  return parsed.ok
    ? []
    : parsed.error.map(({ path, line, column, message }) => `${path.join('.')} ${line}:${column} ${message}`);
};
const mapping = (parts: object): string => JSON.stringify({ format: 'cosell-mapping/1', ...parts });

describe('[IM4] mappings as text', () => {
  test('what is printed reads as the same mapping and prints the same again', () => {
    const text = printMapping(FULL);
    const parsed = parseMapping(text);
    expect(parsed).toEqual({ ok: true, value: FULL });
    expect(parsed.ok && printMapping(parsed.value)).toBe(text);
    expect(text.indexOf('"10": "partner"')).toBeLessThan(text.indexOf('"2": "vendor"'));
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  test('comments and trailing commas are fine; what is not mapped follows in comments', () => {
    const parts = { type: 'deal', field: 'dealstage', first: undefined };
    const text = printMapping(FULL, [
      { ...parts, value: '1001', count: 3 },
      { ...parts, field: 'notes', count: 9, values: 4 },
    ]);
    expect(text).toContain(
      '  // Events that are not mapped yet:\n  // 3 times: { "type": "deal", "field": "dealstage", "value": "1001", "event": "?" }\n}',
    );
    expect(parseMapping(text)).toEqual({ ok: true, value: FULL });
    expect(parseMapping('{ /* a */ "format": "cosell-mapping/1", "objects": [], } // b').ok).toBe(true);
  });

  test.each([
    ['', ' 1:1 The file is empty; a mapping is one JSON object.'],
    ['[]', ' 1:1 A mapping must be an object in { }.'],
    ['{}', ' 1:1 The field "format" is missing.'],
    ['{"format": "cosell-deal/1"}', 'format 1:12 This version reads "cosell-mapping/1" only.'],
    ['{"format": "cosell-mapping/1", "events": [}', 'events 1:43 A value was expected here.'],
    [
      mapping({ timezone: 'Berlin' }),
      'timezone 1:41 "Berlin" is no time zone: give a name such as "Europe/Berlin".',
    ],
    [mapping({ objects: [{ is: 'deal' }] }), 'objects.0 1:41 The field "type" is missing.'],
    [
      mapping({ events: [{ type: 'a', field: 'b' }] }),
      'events.0 1:40 A line names an "event" of the framework, or says "ignored": true.',
    ],
    [
      mapping({ fields: [{ type: 'a', field: 'b', to: 'outcom' }] }),
      /^fields\.0\.to 1:\d+ Nothing is called "outcom"\. Did you mean "outcome"\?/,
    ],
    [
      mapping({ fields: [{ type: 'a', field: 'b', to: 'lead', values: { x: [1] } }] }),
      /A label means one text, number, true or false, or null for "left unknown"\.$/,
    ],
    [
      mapping({ actors: [{ role: 'x' }] }),
      'actors.0 1:40 A line about who acts names a "user", an "event", or both.',
    ],
    [
      mapping({ joins: [{ objects: [{ type: 'a', id: 'b' }] }] }),
      'joins.0 1:39 A join names two or more "objects".',
    ],
    [
      mapping({ standIns: [{ kind: 'guess', fact: 'a', then: 'b' }] }),
      /^standIns\.0\.kind .*"guess" is not possible here/,
    ],
    [mapping({ evnts: [] }), 'evnts 1:30 Nothing reads the field "evnts". Did you mean "events"?'],
  ])('%s is refused with its place', (text, expected) => {
    const [first] = problemsOf(text);
    if (typeof expected === 'string') expect(first).toBe(expected);
    else expect(first).toMatch(expected);
    if (text.startsWith('{"format":"cosell-mapping/1"'))
      expect(validate(JSON.parse(text))).toBe(text.includes('Berlin'));
  });

  test('every problem is said, in the order of the text', () => {
    const places = problemsOf(
      mapping({ objects: [{ type: 'a' }], colour: 1, events: [{ field: 'b', event: 'c' }] }),
    );
    expect(places.map((line) => line.split(' ')[0])).toEqual(['objects.0', 'colour', 'events.0']);
  });
});
