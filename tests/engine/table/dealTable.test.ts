import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeDuplicates, parseDealLine, printDeal, type Deal } from '../../../src/core/index.ts';
import { createColumnsBuilder, createLineScanner } from '../../../src/engine/columns/index.ts';
import {
  createEdgeCaseTest,
  createPartnerTypeTest,
  createTextFinder,
  findDeal,
  listEdgeCases,
  listPartnerTypes,
  rowAt,
  TableBuilder,
  type DealRow,
} from '../../../src/engine/table/index.ts';
import { cases } from '../../support/searchHarder.ts';

const CLOSED = readFileSync('scenarios/twelve-partners/closed.deals.jsonl', 'utf8').trim().split('\n');

const word = fc.constantFrom('Alpha', 'BETA', 'Äther', 'ÖL', 'İzmir', '東京', 'a"b', 'x\\y', '', 'K');
const partner = fc.record(
  { id: fc.constantFrom('P1', 'P2', 'ÖP'), name: word, type: fc.constantFrom('services', 'reseller') },
  { requiredKeys: ['id'] },
);
const record = fc.record(
  {
    id: fc.constantFrom('D1', 'D2', 'Ü3', 'd4', 'D-5'),
    account: word,
    partnerType: fc.constantFrom('services', 'technology'),
    partners: fc.array(partner, { maxLength: 3 }),
    facts: fc.record(
      { amount: fc.oneof(fc.double({ noNaN: true }), fc.constant('much')) },
      { requiredKeys: [] },
    ),
    outcome: fc.constantFrom('won', 'lost', 'open'),
    edgeCase: fc.constantFrom('late', 'Überfall', 'twice'),
  },
  { requiredKeys: ['id'] },
);

function tabulate(lines: readonly string[], escaped: boolean) {
  const listed = new TableBuilder();
  const builder = createColumnsBuilder(listed);
  const scanner = createLineScanner(builder);
  const text = lines.join('\n');
  const spelled = escaped
    ? text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text;
  const bytes = new TextEncoder().encode(spelled);
  scanner.push(bytes.subarray(0, bytes.length >> 1));
  scanner.push(bytes.subarray(bytes.length >> 1));
  scanner.finish();
  listed.endSource();
  return { ...listed.build(builder.build()), bytes };
}

/** What lists show of a deal, from the deal itself. */
function toRow(deal: Deal, index: number): DealRow {
  const amount = deal.facts.get('amount');
  const types = [deal.partnerType, ...deal.partners.map(({ type }) => type)].filter(
    (type) => type !== undefined,
  );
  return {
    index,
    id: deal.id,
    account: deal.account || deal.id,
    partnerTypes: [...new Set(types)],
    partnerNames: deal.partners.map(({ id, name }) => name ?? id),
    outcome: deal.outcome,
    ...(typeof amount === 'number' ? { amount } : {}),
    ...(deal.edgeCase === undefined ? {} : { edgeCase: deal.edgeCase }),
  };
}

function dealsOf(lines: readonly string[]): readonly Deal[] {
  const read = lines.flatMap((line) => {
    const deal = parseDealLine(line);
    return deal.ok ? [deal.value] : [];
  });
  return mergeDuplicates(read).deals;
}

const someLines = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: record.map((deal) => JSON.stringify(deal)) },
    { weight: 1, arbitrary: fc.constant('{') },
  ),
  {
    maxLength: 12,
  },
);

describe('the table of deals', () => {
  test('[MD3] shows of every deal what its record tells, however the record is spelled', () => {
    fc.assert(
      fc.property(someLines, fc.boolean(), (lines, escaped) => {
        const deals = dealsOf(lines);
        const { table, places, bytes } = tabulate(lines, escaped);
        expect(Array.from({ length: table.deals }, (_, deal) => rowAt(table, deal))).toEqual(
          deals.map(toRow),
        );
        expect(table.open).toBe(deals.filter(({ outcome }) => outcome === 'open').length);
        expect(table.sources).toEqual([
          { deals: deals.length, won: deals.filter(({ outcome }) => outcome === 'won').length },
        ]);
        deals.forEach((deal, index) => {
          const at = places.at[index]!;
          const line = new TextDecoder().decode(bytes.subarray(at, at + places.length[index]!));
          const read = parseDealLine(line);
          expect(read.ok && printDeal(read.value)).toBe(printDeal(deal));
        });
      }),
      { numRuns: cases(200) },
    );
  });

  test('[MD4] finds deals by words, partner type and edge case as their rows say', () => {
    const query = fc.oneof(
      fc.constantFrom('alpha', 'beta d', 'ÄTHER', 'öl', 'i', 'services', 'über', 'tw', '  ', 'k', '東'),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(someLines, query, (lines, words) => {
        const rows = dealsOf(lines).map(toRow);
        const { table } = tabulate(lines, false);
        const isFound = createTextFinder(table, words);
        const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
        for (const row of rows) {
          const text = [row.id, row.account, ...row.partnerNames, row.edgeCase ?? ''].join(' ').toLowerCase();
          expect(isFound(row.index)).toBe(wanted.every((part) => text.includes(part)));
          expect(findDeal(table, row.id)).toBe(row.index);
          for (const type of ['services', 'technology', 'none'])
            expect(createPartnerTypeTest(table, type)(row.index)).toBe(row.partnerTypes.includes(type));
          for (const name of ['late', 'Überfall'])
            expect(createEdgeCaseTest(table, name)(row.index)).toBe(row.edgeCase === name);
        }
        expect(new Set(listPartnerTypes(table))).toEqual(new Set(rows.flatMap((row) => row.partnerTypes)));
        expect(new Set(listEdgeCases(table))).toEqual(new Set(rows.flatMap((row) => row.edgeCase ?? [])));
        expect(findDeal(table, 'nobody')).toBeUndefined();
      }),
      { numRuns: cases(200) },
    );
  });

  test('partners that readers remember are listed as others are', () => {
    const lines = Array.from({ length: 4 }, (_, copy) =>
      CLOSED.map((line) => line.replace(/"id":"/, `"id":"${String(copy)}-`)),
    ).flat();
    const { table } = tabulate(lines, false);
    expect(Array.from({ length: table.deals }, (_, deal) => rowAt(table, deal))).toEqual(
      dealsOf(lines).map(toRow),
    );
  });
});
