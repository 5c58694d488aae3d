import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printCsv } from '../../../../src/core/formats/csv/index.ts';
import { parseDeals } from '../../../../src/core/formats/index.ts';
import { printOcel } from '../../../../src/core/formats/ocel/index.ts';
import { printXes } from '../../../../src/core/formats/xes/index.ts';
import type { Deal } from '../../../../src/core/model/deal.ts';
import type { Framework } from '../../../../src/core/model/framework.ts';
import { buildDeals } from '../../../../src/core/records/deals/buildDeals.ts';
import { guessMapping } from '../../../../src/core/records/mapping/guessMapping.ts';
import { parseFramework } from '../../../../src/core/text/index.ts';
import { canonicalDeal, dealInRows } from '../../../support/canonicalDeal.ts';
import { cases } from '../../../support/searchHarder.ts';
import { readTexts } from '../readTexts.ts';

const FORMATS = { 'log.csv': printCsv, 'log.xes': printXes, 'log.json': printOcel };
const northwind = parseFramework(
  readFileSync('scenarios/twelve-partners/northwind.cosell.jsonc', 'utf8'),
).framework;

async function imported(
  name: keyof typeof FORMATS,
  deals: readonly Deal[],
  framework: Framework | undefined,
) {
  const history = await readTexts({ [name]: [...FORMATS[name](deals)].join('') });
  const mapping = guessMapping(framework, history);
  return { history, built: buildDeals(framework, history, mapping) };
}

describe.each(['log.csv', 'log.xes', 'log.json'] as const)('[IM8] export and import by %s', (name) => {
  test.each([
    'scenarios/twelve-partners/closed.deals.jsonl',
    'scenarios/twelve-partners/live.deals.jsonl',
    'scenarios/edge-cases/edge-cases.deals.jsonl',
    'scenarios/gitlab-handbook/handbook.deals.jsonl',
  ])('gives the deals of %s again', async (file) => {
    const { deals } = parseDeals(readFileSync(file, 'utf8'));
    const expected = name === 'log.csv' ? deals.flatMap(dealInRows) : deals;
    for (const framework of [undefined, northwind]) {
      const { built, history } = await imported(name, deals, framework);
      for (const { rows, used, notes, problem } of history.files) {
        const skipped = notes.flatMap((note) => (note.kind === 'skipped' ? note.rows : []));
        expect([problem, used + skipped.length]).toEqual([undefined, rows]);
      }
      expect(built.report.changes.unmapped).toBe(0);
      expect(built.deals.map(canonicalDeal)).toEqual(expected.map(canonicalDeal));
    }
  });
});

const text = fc.oneof(
  fc.constantFrom(
    'Acme, "Inc"',
    '<a & b>',
    ' two\nlines ',
    '007',
    '42',
    'true',
    '2026-01-02',
    '1e3',
    'Müller 漢 😀',
    '\u0001',
    '=1+1',
    '-',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
);
const value = fc.oneof(
  text,
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
);
const name = fc.constantFrom('origin', 'amount', 'x-y', 'note', 'type');
const map = fc.array(fc.tuple(name, value), { maxLength: 3 }).map((entries) => new Map(entries));
const oneDeal: fc.Arbitrary<Deal> = fc.record(
  {
    id: fc.constant('D'),
    account: text,
    partnerType: text,
    partners: fc.array(
      fc.record(
        {
          id: fc.constantFrom('P1', 'P2', 'a, b'),
          name: text,
          type: text,
          since: fc.constant('2025-10-01'),
          facts: map,
        },
        { requiredKeys: ['id', 'facts'] },
      ),
      { maxLength: 2 },
    ),
    facts: map,
    lead: text,
    outcome: fc.constantFrom('won' as const, 'lost' as const, 'open' as const),
    closedAt: fc.constant('2026-03-30'),
    links: fc.array(fc.record({ type: text, deal: text }), { maxLength: 1 }),
    edgeCase: text,
    events: fc.array(
      fc.record(
        {
          at: fc.constantFrom('2026-01-05T10:00:00Z', '2026-01-06T10:00:00+02:00', '2026-01-07'),
          type: fc.constantFrom(
            'stage.pitch',
            'registration.submitted',
            'fact.changed',
            'note',
            'discovery-call',
          ),
          object: fc.constantFrom('deal', 'registration/R1', 'registration/R2', 'engagement/E'),
          by: fc.record({ side: text, role: text, partner: text }, { requiredKeys: [] }),
          data: fc.oneof(map, fc.constant(new Map([['list', [1, { a: null }]]]))),
        },
        { requiredKeys: ['at', 'type', 'by', 'data'] },
      ),
      { minLength: 1, maxLength: 5 },
    ),
  },
  { requiredKeys: ['id', 'partners', 'facts', 'outcome', 'links', 'events'] },
);

test.each(['log.csv', 'log.xes', 'log.json'] as const)(
  '[IM8] any deals come back from %s',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(oneDeal, { minLength: 1, maxLength: 3 }), async (drawn) => {
        const deals = drawn.map((deal, index) => ({ ...deal, id: `D-${String(index)}` }));
        const { built } = await imported(format, deals, undefined);
        expect(built.deals.map(canonicalDeal)).toEqual(deals.map(canonicalDeal));
      }),
      { numRuns: cases(60) },
    );
  },
);
