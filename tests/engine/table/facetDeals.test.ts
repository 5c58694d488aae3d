import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FACETS, facetDeals, rowAt, type DealQuery, type FacetName } from '../../../src/engine/index.ts';
import { cases } from '../../support/searchHarder.ts';
import { startLibrary } from '../library/startLibrary.ts';

const partner = fc.record(
  { id: fc.constantFrom('P1', 'P2', 'P3'), type: fc.constantFrom('services', 'reseller') },
  { requiredKeys: ['id'] },
);
const from = fc.constantFrom({ file: 'a.csv', row: 2 }, { recalledBy: 'Ana' }, { inferred: 'owner' }, {});
const record = fc.record(
  {
    account: fc.constantFrom('Alpha', 'Beta', 'Gamma'),
    partnerType: fc.constantFrom('services', 'technology'),
    partners: fc.array(partner, { maxLength: 3 }),
    outcome: fc.constantFrom('won', 'lost', 'open'),
    edgeCase: fc.constantFrom('late', 'twice'),
    knownFrom: fc.dictionary(fc.constantFrom('lead', 'facts.origin'), from),
  },
  { requiredKeys: [] },
);
type Told = typeof record extends fc.Arbitrary<infer T> ? T : never;

const VALUES: Readonly<Record<FacetName, readonly string[]>> = {
  verdict: ['broken', 'survived', 'unproven', ''],
  outcome: ['won', 'lost', 'open'],
  partnerType: ['services', 'reseller', 'technology', ''],
  partner: ['P1', 'P2', 'P3', ''],
  edgeCase: ['late', 'twice', ''],
  known: ['recorded', 'recalled', 'inferred', 'edited', ''],
  source: ['0', '1', '2'],
};
const query: fc.Arbitrary<DealQuery> = fc.record({
  text: fc.constantFrom('', 'a', 'alpha', 'p1 be', 'late'),
  chosen: fc
    .tuple(...FACETS.map((name) => fc.subarray([...VALUES[name]], { maxLength: 2 })))
    .chain((sets) => fc.subarray(FACETS.map((name, index) => [name, new Set(sets[index])] as const)))
    .map((entries) => new Map(entries)),
});
const VERDICTS = ['', 'survived', 'broken', 'unproven'];

/** What a deal has of each facet, from its record. */
function valuesOf(
  deal: Told,
  source: number,
  verdict: number,
): Readonly<Record<FacetName, readonly string[]>> {
  const orNone = (values: readonly (string | undefined)[]): readonly string[] => {
    const told = [...new Set(values.filter((value) => value !== undefined))];
    return told.length === 0 ? [''] : told;
  };
  const keys = Object.values(deal.knownFrom ?? {}).flatMap((value) => Object.keys(value));
  const ways = { file: 'recorded', recalledBy: 'recalled', inferred: 'inferred' } as const;
  return {
    verdict: [VERDICTS[verdict] ?? ''],
    outcome: [deal.outcome ?? 'open'],
    partnerType: orNone([deal.partnerType, ...(deal.partners ?? []).map(({ type }) => type)]),
    partner: orNone((deal.partners ?? []).map(({ id }) => id)),
    edgeCase: [deal.edgeCase ?? ''],
    known: orNone(keys.map((key) => ways[key as keyof typeof ways])),
    source: [String(source)],
  };
}

function finish<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

describe('facets', () => {
  test('[LB2] find and count what looking at every deal finds and counts', async () => {
    const sources = fc.array(fc.array(record, { maxLength: 8 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        sources,
        query,
        fc.array(fc.nat(3), { maxLength: 24 }),
        async (told, asked, verdicts) => {
          const { table } = await startLibrary(
            told.map((deals, source) =>
              deals.map((deal, index) => JSON.stringify({ id: `D${source}-${index}`, ...deal })).join('\n'),
            ),
          );
          const codes = Uint8Array.from({ length: table.deals }, (_, deal) => verdicts[deal] ?? 0);
          const all = told.flatMap((deals, source) => deals.map((deal) => ({ deal, source })));
          const values = all.map(({ deal, source }, index) => valuesOf(deal, source, codes[index] ?? 0));
          const words = asked.text.split(' ').filter(Boolean);
          const isFound = (index: number): boolean => {
            const { id, account, partnerNames, edgeCase = '' } = rowAt(table, index)!;
            const text = [id, account, ...partnerNames, edgeCase].join(' ').toLowerCase();
            return words.every((word) => text.includes(word));
          };
          const passes = (index: number, name: FacetName): boolean => {
            const chosen = asked.chosen.get(name) ?? new Set();
            return chosen.size === 0 || values[index]![name].some((value) => chosen.has(value));
          };
          const { deals, counts } = finish(facetDeals(table, codes, asked));
          const indexes = all.map((_, index) => index).filter(isFound);
          expect([...deals]).toEqual(indexes.filter((index) => FACETS.every((name) => passes(index, name))));
          for (const name of FACETS) {
            const left = indexes.filter((index) =>
              FACETS.every((other) => other === name || passes(index, other)),
            );
            for (const value of VALUES[name])
              expect([
                name,
                value,
                counts.get(name)!.find((entry) => entry.value === value)?.deals ?? 0,
              ]).toEqual([name, value, left.filter((index) => values[index]![name].includes(value)).length]);
          }
        },
      ),
      { numRuns: cases(200) },
    );
  });

  test('[LB2] a chosen value that no deal has any more is still told', async () => {
    const { table } = await startLibrary(['{"id":"A"}']);
    const chosen = new Map([['partner', new Set(['gone'])]] as const);
    const { deals, counts } = finish(facetDeals(table, new Uint8Array(1), { text: '', chosen }));
    expect(deals.length).toBe(0);
    expect(counts.get('partner')).toEqual([
      { value: '', deals: 1 },
      { value: 'gone', deals: 0 },
    ]);
  });
});
