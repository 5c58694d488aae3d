import fc from 'fast-check';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonRecord = { readonly [key: string]: Json };

const odd = fc.constantFrom(
  'é',
  '漢字',
  '🙂',
  'a"b',
  'back\\slash',
  'line\nbreak',
  '\ud800',
  'x\udc00',
  '\u0000',
  '/',
  '',
);
const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('P1', 'P2', 'R1', 'R2', 'D-1', 'partner', 'vendor') },
  { weight: 2, arbitrary: odd },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const someWord = word.filter((text) => text !== '');

const time = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .record({
        ms: fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 0, 1) }),
        style: fc.integer({ min: 0, max: 5 }),
      })
      .map(({ ms, style }) => {
        const iso = new Date(ms).toISOString();
        const local = new Date(ms + 90 * 60_000).toISOString().slice(0, -1);
        const spelled = [
          iso,
          `${iso.slice(0, 19)}Z`,
          `${local}+01:30`,
          `${iso.slice(0, 16)}Z`,
          iso.replace('T', ' '),
        ];
        return spelled[style] ?? iso.slice(0, 10);
      }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '2026-02-30',
      '2024-02-29',
      '1970-01-01',
      '0000-01-01T00:00:00+23:59',
      '9999-12-31T23:59:59.999-23:59',
      '2026-01-05T09:30',
      '2026-01-05T09:30:00.5Z',
      '2026-01-05T09:30:00-00:00',
      '2026-01-05T24:00:00Z',
      '2026-01-05t09:30:00z',
      '2026-01-05T09:30:00+0100',
      '2026-01-05T09:30:00+01',
      '2026-01-05T09:30:00,123456Z',
      'next week',
      '2026-1-5',
      '0050-03-01',
    ),
  },
  { weight: 1, arbitrary: word },
);

const number = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 0.1, 51000, 1e21, 1.5e-7, 123456789012345, 1234567890123456, -2.5),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
);
const fact = fc.oneof(fc.constantFrom('vendor', 'partner', 'new'), word, number, fc.boolean());
const factName = fc.oneof(
  fc.constantFrom('origin', 'customer', 'amount', 'tender', 'product', 'currency', 'mixed'),
  fc.constantFrom('7', '__proto__', 'constructor', 'é', ''),
);
const facts = fc.dictionary(factName, fact, { maxKeys: 5, noNullPrototype: true });

const value = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 2, arbitrary: number },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constantFrom('registration/R1', 'registration/R2', 'quote/R1', 'deal/D-1') },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Json>(null, [], {}, ['vendor', 'partner'], { a: [1, -0, { b: 'é"' }] }, [
      [[]],
    ]),
  },
);
const data = fc.dictionary(
  fc.oneof(
    fc.constantFrom('registration', 'partner', 'lead', 'fact', 'value', 'with', 'decision', 'answer', 'from'),
    fc.constantFrom('partnerType', 'evidence', 'deal', '12', '__proto__', 'ü'),
  ),
  value,
  { maxKeys: 3, noNullPrototype: true },
);

const type = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...['registration.submitted', 'registration.approved', 'registration.rejected', 'registration.awarded'],
      ...['registration.extended', 'stage.pitch', 'stage.close', 'deal.won', 'deal.lost', 'discovery-call'],
      ...[
        'fact.changed',
        'lead.changed',
        'partner.replaced',
        'status.shared',
        'exception.granted',
        'decision.made',
      ],
    ),
  },
  { weight: 1, arbitrary: someWord },
);
const object = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('registration/R1', 'registration/R2', 'deal') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'quote/R1',
      'registration',
      'registration/',
      '/R1',
      'deal/x',
      'D-1',
      'a/b/c',
      'R1',
    ),
  },
  { weight: 1, arbitrary: word },
);

/** Some of a record's fields; `null` now and then. */
function partly<T extends Record<string, fc.Arbitrary<Json>>>(
  fields: T,
  needed: readonly (keyof T & string)[],
): fc.Arbitrary<JsonRecord> {
  return fc.record(fields, { requiredKeys: [...needed], noNullPrototype: true });
}

const event = partly(
  {
    at: time,
    type,
    object,
    by: partly(
      {
        side: fc.constantFrom('vendor', 'partner', ''),
        role: fc.constantFrom('vendor-ae', 'partner-ae', 'é'),
        partner: word,
      },
      [],
    ),
    data,
  },
  ['type'],
);
const partner = partly(
  {
    id: someWord,
    name: word,
    type: fc.constantFrom('services', 'integration', 'unknown'),
    since: time,
    facts,
  },
  ['id'],
);
const id = fc.oneof(fc.constantFrom('D-1', 'R1', 'registration/R1', 'deal'), someWord);

/** A deal as JSON that `parseDealLine` takes, with everything odd it allows. */
export const randomRecord: fc.Arbitrary<JsonRecord> = partly(
  {
    format: fc.constant('cosell-deal/1'),
    id,
    account: word,
    partnerType: fc.constantFrom('services', 'integration', 'unknown', ''),
    partners: fc.array(partner, { maxLength: 3 }),
    facts,
    lead: fc.constantFrom('vendor-ae', 'partner-ae', 'nobody'),
    outcome: fc.constantFrom('won', 'lost', 'open'),
    closedAt: time,
    asOf: time,
    source: partly({ system: word, ref: word }, []),
    links: fc.array(partly({ type: someWord, deal: someWord }, ['type', 'deal']), { maxLength: 2 }),
    edgeCase: word,
    expect: partly(
      { verdict: fc.constantFrom('survived', 'broken'), codes: fc.array(word, { maxLength: 2 }) },
      [],
    ),
    events: fc.array(event, { maxLength: 8 }),
  },
  ['id'],
);
