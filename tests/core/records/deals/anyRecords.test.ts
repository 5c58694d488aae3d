import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDealLine, printDeal } from '../../../../src/core/formats/index.ts';
import { buildDeals } from '../../../../src/core/records/deals/buildDeals.ts';
import { countMapping } from '../../../../src/core/records/mapping/countMapping.ts';
import { guessMapping } from '../../../../src/core/records/mapping/guessMapping.ts';
import { parseMapping } from '../../../../src/core/records/mapping/parseMapping.ts';
import { printMapping } from '../../../../src/core/records/mapping/printMapping.ts';
import { parseFramework } from '../../../../src/core/text/index.ts';
import { cases } from '../../../support/searchHarder.ts';
import { recorded, type ObjectSketch } from '../recorded.ts';

const northwind = parseFramework(
  readFileSync('scenarios/twelve-partners/northwind.cosell.jsonc', 'utf8'),
).framework;

const word = fc.oneof(
  fc.constantFrom(
    'Proposal',
    'Closed Won',
    'Submitted',
    'Approved',
    'partner',
    'true',
    '',
    '0',
    'none',
    'toString',
    '#',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const name = fc.constantFrom(
  'StageName',
  'Status',
  'Amount',
  'Partner',
  'activity',
  'CreatedDate',
  'Submitted_At',
  'outcome',
  'cosell',
  'by.role',
  'data.x',
  'fact.origin',
);
const id = fc.constantFrom('1', '2', '3', '006');
const value = fc.oneof(word, fc.boolean(), fc.double({ noNaN: true }));
const sketch: fc.Arbitrary<ObjectSketch> = fc.record(
  {
    kind: fc.constantFrom('opportunity', 'registration', 'account', 'partner', 'user', 'other'),
    type: fc.constantFrom('Opportunity', 'deal', 'Registration', 'Account', 'trace'),
    id,
    fields: fc.dictionary(name, value, { noNullPrototype: true, maxKeys: 3 }),
    links: fc.dictionary(fc.constantFrom('AccountId', 'Opportunity', 'Partner'), id, {
      noNullPrototype: true,
      maxKeys: 2,
    }),
    changes: fc.array(
      fc.record(
        {
          at: fc.constantFrom('2026-01-05T00:00:00Z', '2026-01-05', '2025-02-01T10:00:00+02:00', 'soon', ''),
          field: name,
          value,
          before: value,
          label: word,
          by: word,
          data: fc.dictionary(name, fc.oneof(word, fc.constant(null), fc.constant([1])), {
            noNullPrototype: true,
            maxKeys: 2,
          }),
          confidence: fc.constantFrom('recorded', 'compared', 'assumed'),
          row: fc.nat(3),
        },
        { requiredKeys: ['at', 'field'] },
      ),
      { maxLength: 5 },
    ),
    gone: fc.oneof(
      fc.constant({ kind: 'deleted' as const }),
      id.map((into) => ({ kind: 'merged' as const, into })),
    ),
  },
  { requiredKeys: ['kind', 'type', 'id'] },
);

test('[IM6] whatever was recorded, the counts add up, the deals can be read, and the guess is a mapping', () => {
  fc.assert(
    fc.property(fc.array(sketch, { maxLength: 6 }), fc.boolean(), (sketches, isGiven) => {
      const framework = isGiven ? northwind : undefined;
      const history = recorded(sketches);
      const guess = guessMapping(framework, history);
      const standIns = guess.standIns.map((standIn) => ({ ...standIn, accepted: true }));
      const mapping = { ...guess, standIns };
      const text = printMapping(mapping, countMapping(framework, mapping, history).unmapped);
      expect(parseMapping(text)).toEqual({ ok: true, value: mapping });
      const { deals, report } = buildDeals(framework, history, mapping);
      const { all, ...uses } = report.changes;
      expect(Object.values(uses).reduce((sum, count) => sum + count, 0)).toBe(all);
      expect(all).toBe(sketches.reduce((sum, { changes }) => sum + (changes?.length ?? 0), 0));
      expect([...report.objects.values()].reduce((sum, count) => sum + count, 0)).toBe(sketches.length);
      expect(report.unmapped.reduce((sum, { count }) => sum + count, 0)).toBe(uses.unmapped);
      expect(new Set(deals.map((deal) => deal.id)).size).toBe(deals.length);
      const lines = deals.map(printDeal);
      for (const line of lines) expect(parseDealLine(line).ok).toBe(true);
      expect(buildDeals(framework, history, mapping).deals.map(printDeal)).toEqual(lines);
    }),
    { numRuns: cases(500) },
  );
});
