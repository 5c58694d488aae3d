import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Deal } from '../../../src/core/model/deal.ts';
import { shrinkDeal } from '../../../src/core/stress/index.ts';
import { cases } from '../../support/searchHarder.ts';
import '../../support/fixedSeed.ts';
import { loadCompiled, NORTHWIND } from './scenario.ts';

const { framework } = loadCompiled(NORTHWIND);
const at = (hour: number): string => new Date(Date.UTC(2026, 0, 5, hour)).toISOString();

it('[SX4] leaves only the events and facts that a test needs, and says the facts by their first values', () => {
  const needs = fc.record({
    types: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 }),
    wanted: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 3 }),
    origin: fc.constantFrom('partner', 'vendor', 'joint'),
    isFactNeeded: fc.boolean(),
  });
  fc.assert(
    fc.property(needs, ({ types, wanted, origin, isFactNeeded }) => {
      const deal: Deal = {
        id: 'D',
        partners: [{ id: 'P1', facts: new Map() }],
        facts: new Map<string, string | number>([
          ['origin', origin],
          ['customer', 'new'],
          ['amount', 5],
        ]),
        lead: 'vendor-ae',
        outcome: 'won',
        closedAt: '2026-03-01',
        links: [{ type: 'renews', deal: 'D-0' }],
        events: types.map((type, index) => ({
          at: at(index),
          type,
          by: { side: 'vendor' },
          data: new Map([['x', 1]]),
        })),
      };
      const test = (one: Deal): boolean =>
        wanted.every((type) => one.events.some((event) => event.type === type)) &&
        (!isFactNeeded || one.facts.has('origin'));
      if (!test(deal)) return;
      const small = shrinkDeal(framework, deal, test);
      expect(small.events.map(({ type }) => type).toSorted()).toEqual(wanted.toSorted());
      expect([...small.facts]).toEqual(isFactNeeded ? [['origin', 'partner']] : []);
      expect(small.events.every(({ by, data }) => Object.keys(by).length === 0 && data.size === 0)).toBe(
        true,
      );
      expect([small.partners, small.links, small.lead, small.outcome]).toEqual([[], [], undefined, 'open']);
      expect(small.asOf).toBe(small.events.at(-1)?.at.replace('.000Z', 'Z'));
      expect(shrinkDeal(framework, deal, test)).toEqual(small);
    }),
    { numRuns: cases(150) },
  );
});
