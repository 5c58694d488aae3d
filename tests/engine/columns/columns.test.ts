import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeDuplicates, parseDealLine, parseDeals, parseInstant } from '../../../src/core/index.ts';
import type { CompiledFramework, Deal } from '../../../src/core/index.ts';
import { replayDeal } from '../../../src/core/index.ts';
import { createColumnsBuilder, dealAt } from '../../../src/engine/columns/index.ts';
import type { DealColumns } from '../../../src/engine/columns/index.ts';
import { NORTHWIND } from '../../support/framework.ts';
import { randomCases, toDealLine } from '../../support/randomFramework.ts';
import { compileText, dealOf } from '../../support/replayed.ts';
import { randomRecord, type JsonRecord } from './randomDeals.ts';

const northwind = compileText(NORTHWIND);

function parse(record: JsonRecord): Deal {
  const parsed = parseDealLine(JSON.stringify(record));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

function columnsOf(deals: readonly Deal[]): DealColumns {
  const builder = createColumnsBuilder();
  for (const deal of deals) builder.add(deal);
  return builder.build();
}

/** What the columns promise to keep, times apart. */
function kept({ id, partnerType, partners, facts, lead, outcome, events }: Deal): unknown {
  return {
    id,
    partnerType,
    partners: partners.map((partner) => ({ id: partner.id, type: partner.type, facts: [...partner.facts] })),
    facts: [...facts],
    lead,
    outcome,
    events: events.map(({ type, object, by, data }) => ({ type, object, by, data: [...data] })),
  };
}

function readTimes({ outcome, asOf, closedAt, events }: Deal, timezone: string): unknown {
  const read = (text: string | undefined, endOfDay: boolean): unknown =>
    text === undefined ? undefined : (parseInstant(text, timezone, { endOfDay }) ?? text);
  return [read(outcome === 'open' ? asOf : closedAt, true), ...events.map(({ at }) => read(at, false))];
}

function expectKept(deals: readonly Deal[], frameworks: readonly CompiledFramework[]): void {
  const { deals: first } = mergeDuplicates(deals);
  const columns = columnsOf(deals);
  expect(columns.deals).toBe(first.length);
  expect(columns.events).toBe(first.reduce((sum, deal) => sum + deal.events.length, 0));
  first.forEach((deal, index) => {
    const again = dealAt(columns, index);
    expect(kept(again)).toStrictEqual(kept(deal));
    for (const timezone of ['UTC', 'America/New_York'])
      expect(readTimes(again, timezone)).toStrictEqual(readTimes(deal, timezone));
    for (const framework of frameworks)
      expect(replayDeal(framework, again, { trace: true })).toStrictEqual(
        replayDeal(framework, deal, { trace: true }),
      );
  });
}

describe('[BU1] deals as columns', () => {
  it('replay as the deals themselves, whatever odd things they hold', () => {
    fc.assert(
      fc.property(fc.array(randomRecord, { minLength: 1, maxLength: 4 }), (records) =>
        expectKept(records.map(parse), [northwind]),
      ),
      { numRuns: 200 },
    );
  });

  it('replay as the deals themselves through random frameworks', () => {
    fc.assert(
      fc.property(randomCases({ richClocks: true, unknowns: true }), ({ framework, deals }) => {
        const compiled = compileText(JSON.stringify(framework));
        const parsed = deals.map((deal, index): Deal => {
          const line = parseDealLine(toDealLine({ framework, deal }));
          if (!line.ok) throw new Error(line.error.message);
          return { ...line.value, id: `D-${String(index)}` };
        });
        expectKept(parsed, [compiled]);
      }),
      { numRuns: 30 },
    );
  });

  for (const folder of readdirSync('scenarios')) {
    const files = readdirSync(`scenarios/${folder}`);
    for (const file of files.filter((name) => name.endsWith('.deals.jsonl')))
      it(`replay as the deals themselves in ${folder}/${file}`, () => {
        const frameworks = files
          .filter((name) => name.endsWith('.cosell.jsonc'))
          .map((name) => compileText(readFileSync(`scenarios/${folder}/${name}`, 'utf8')));
        const { deals } = parseDeals(readFileSync(`scenarios/${folder}/${file}`, 'utf8'));
        expect(deals.length).toBeGreaterThan(0);
        expectKept(deals, [northwind, ...frameworks]);
      });
  }

  it('share shapes between deals that differ in names, times and numbers only', () => {
    const columns = columnsOf(
      [1, 2, 3].map((n) =>
        dealOf(
          [
            [
              '01-05 09:00',
              'registration.submitted',
              { object: `registration/R${n}`, by: { partner: `P${n}` } },
            ],
            ['01-06 09:00', 'registration.awarded', { data: { registration: `registration/R${n}` } }],
            ['01-07 09:00', 'partner.replaced', { data: { partner: `Q${n}`, from: `P${n}` } }],
            ['01-08 09:00', 'fact.changed', { object: `D-${n}`, data: { fact: 'amount', value: n * 1000 } }],
          ],
          { id: `D-${n}`, facts: { amount: n }, partners: [{ id: `P${n}`, type: 'services' }] },
        ),
      ),
    );
    expect(columns.shapes).toHaveLength(4);
    expect(columns.headers).toHaveLength(1);
    expect([...columns.numbers.items]).toEqual([1000, 2000, 3000]);
    expect(columns.shapes[2]?.names.get('partner')).toEqual({ kind: 'partner', place: 1 });
    expect(columns.shapes[3]?.object).toEqual({ kind: 'own id' });
  });

  it('hold facts of mixed types and rare facts', () => {
    const deals = Array.from({ length: 400 }, (_, n) =>
      parse({
        id: `D-${n}`,
        facts: {
          amount: n % 2 === 0 ? n : `about ${n}`,
          ...(n === 17 ? { rare: -2.5 } : {}),
          kind: n % 3 === 0,
        },
      }),
    );
    const columns = columnsOf(deals);
    expect(columns.facts.find(({ name }) => name === 'rare')?.deals).toHaveLength(1);
    expect(columns.facts.find(({ name }) => name === 'kind')?.deals).toBeUndefined();
    expectKept(deals, []);
  });

  it('stay small when every deal has a fact and a name of its own', () => {
    const deals = Array.from({ length: 2000 }, (_, n) =>
      parse({
        id: `D-${n}`,
        facts: { [`fact ${n}`]: n },
        events: [{ at: '2026-01-05', type: 'x', object: `registration/${n}` }],
      }),
    );
    const columns = columnsOf(deals);
    const bytes = columns.facts.reduce((sum, column) => sum + (column.deals?.byteLength ?? 1e9), 0);
    expect(bytes).toBeLessThan(100_000);
    expect(columns.shapes).toHaveLength(1);
  });
});

describe('[DR4] one deal per id in columns', () => {
  it('is decided as mergeDuplicates decides it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            record: randomRecord,
            changes: fc.constantFrom('none', 'shuffle', 'account', 'spelling', 'event', 'nothing named'),
            id: fc.constantFrom('D-1', 'D-2'),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        (drawn) => {
          const deals = drawn.flatMap(({ record, changes, id }) => {
            const first = { ...record, id };
            return [parse(first), parse(change(first, changes))];
          });
          const builder = createColumnsBuilder();
          for (const deal of deals) builder.add(deal);
          const merged = mergeDuplicates(deals);
          expect(builder.duplicates()).toEqual({
            repeated: merged.repeated,
            conflicting: merged.conflicting,
          });
          expect(builder.build().deals).toBe(merged.deals.length);
        },
      ),
      { numRuns: 400 },
    );
  });
});

function change(record: JsonRecord, how: string): JsonRecord {
  const events = Array.isArray(record['events']) ? record['events'] : [];
  switch (how) {
    case 'shuffle':
      return {
        ...record,
        facts: reversed(record['facts']),
        events: events.map((event: JsonRecord) => ({ ...event, data: reversed(event['data']) })),
      };
    case 'account':
      return { ...record, account: 'another' };
    case 'spelling':
      return { ...record, closedAt: String(record['closedAt']).replace('Z', '+00:00') };
    case 'event':
      return { ...record, events: events.slice(1) };
    case 'nothing named':
      return { ...record, source: {}, links: [], facts: record['facts'] ?? {} };
    default:
      return record;
  }
}

function reversed(value: unknown): JsonRecord {
  return Object.fromEntries(Object.entries((value as JsonRecord | undefined) ?? {}).reverse());
}
