import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDealLine, printDeal, type Deal, type FactValue } from '../../../src/core/index.ts';
import { changeLine, type DealChange } from '../../../src/engine/index.ts';
import { cases } from '../../support/searchHarder.ts';
import { randomRecord } from '../columns/randomDeals.ts';

const ON = '2026-11-23';
const BY_HAND = { editedBy: 'hand', on: ON };
const EXPECTED = { verdict: 'broken', codes: ['LEAD_SILENT'] } as const;
const context = { on: ON, expectationOf: () => EXPECTED };

const name = fc.constantFrom('origin', 'amount', '__proto__', '7', 'new fact');
const text = fc.constantFrom('Ünal & Co', 'a"b', 'services');
const change: fc.Arbitrary<DealChange> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('fact' as const),
      fact: name,
      value: fc.oneof<fc.Arbitrary<FactValue>[]>(text, fc.integer(), fc.boolean()),
    },
    { requiredKeys: ['kind', 'fact'] },
  ),
  fc.record(
    { kind: fc.constantFrom('account' as const, 'partnerType' as const, 'lead' as const), value: text },
    { requiredKeys: ['kind'] },
  ),
  fc.record({ kind: fc.constant('outcome' as const), value: fc.constantFrom('won', 'lost', 'open') }),
  fc.record(
    { kind: fc.constant('edgeCase' as const), name: text, expect: fc.boolean() },
    { requiredKeys: ['kind', 'expect'] },
  ),
);

/** The change, made to the deal instead of its line. */
function changeDeal(deal: Deal, change: DealChange): Deal {
  const known = (part: string) => ({ knownFrom: new Map(deal.knownFrom).set(part, BY_HAND) });
  switch (change.kind) {
    case 'fact': {
      const facts = new Map(deal.facts);
      if (change.value === undefined) facts.delete(change.fact);
      else facts.set(change.fact, change.value);
      return { ...deal, facts, ...known(`facts.${change.fact}`) };
    }
    case 'edgeCase': {
      const { edgeCase: _case, expect: before, ...rest } = deal;
      if (change.name === undefined) return rest;
      const now = change.expect ? EXPECTED : before;
      return { ...rest, edgeCase: change.name, ...(now ? { expect: now } : {}) };
    }
    case 'delete':
      throw new Error('nothing is left');
    default: {
      const { [change.kind]: _before, ...rest } = deal;
      const now = change.value === undefined ? {} : { [change.kind]: change.value };
      return { outcome: 'open', ...rest, ...now, ...known(change.kind) };
    }
  }
}

function parsed(line: string): Deal {
  const deal = parseDealLine(line);
  if (!deal.ok) throw new Error(deal.error.message);
  return deal.value;
}

describe('changing the line of a deal', () => {
  test('[LB4] changes what it says, and leaves the rest, also what no deal is known to tell', () => {
    fc.assert(
      fc.property(randomRecord, change, (record, wanted) => {
        const line = JSON.stringify({ note: { of: 'ours' }, ...record, also: [1, null] });
        const after = changeLine(line, wanted, context)!;
        expect(printDeal(parsed(after))).toBe(printDeal(changeDeal(parsed(line), wanted)));
        expect(JSON.parse(after)).toMatchObject({ note: { of: 'ours' }, also: [1, null] });
      }),
      { numRuns: cases(400) },
    );
  });

  test('a new part takes its usual place, a present one keeps its own', () => {
    const line = '{"id":"D","facts":{"a":1,"b":2},"outcome":"won","events":[]}';
    expect(changeLine(line, { kind: 'account', value: 'Acme' }, context)).toBe(
      '{"id":"D","account":"Acme","facts":{"a":1,"b":2},"outcome":"won",' +
        '"knownFrom":{"account":{"editedBy":"hand","on":"2026-11-23"}},"events":[]}',
    );
    expect(changeLine(line, { kind: 'fact', fact: 'a' }, context)).toBe(
      '{"id":"D","facts":{"b":2},"outcome":"won",' +
        '"knownFrom":{"facts.a":{"editedBy":"hand","on":"2026-11-23"}},"events":[]}',
    );
    expect(changeLine(line, { kind: 'edgeCase', name: 'late', expect: true }, context)).toBe(
      '{"id":"D","facts":{"a":1,"b":2},"outcome":"won",' +
        '"edgeCase":"late","expect":{"verdict":"broken","codes":["LEAD_SILENT"]},"events":[]}',
    );
    expect(changeLine(line, { kind: 'delete' }, context)).toBeUndefined();
  });

  test('where nothing can be replayed an edge case expects what it did', () => {
    const line = '{"id":"D","expect":{"verdict":"survived","codes":[]},"events":[]}';
    const nothing = { on: ON, expectationOf: () => undefined };
    const tagged = '{"id":"D","edgeCase":"late","expect":{"verdict":"survived","codes":[]},"events":[]}';
    expect(changeLine(line, { kind: 'edgeCase', name: 'late', expect: true }, nothing)).toBe(tagged);
    expect(changeLine(tagged, { kind: 'edgeCase', expect: true }, nothing)).toBe('{"id":"D","events":[]}');
  });
});
