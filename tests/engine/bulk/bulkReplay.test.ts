import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledFramework, Deal } from '../../../src/core/index.ts';
import {
  compileFramework,
  parseDealLine,
  parseFramework,
  replayDeal,
  summariseRuns,
} from '../../../src/core/index.ts';
import { BulkReplay } from '../../../src/engine/bulk/index.ts';
import { createColumnsBuilder, dealAt } from '../../../src/engine/columns/index.ts';
import { randomCases, toDealLine } from '../../support/randomFramework.ts';
import { contentOf, finish, readDeal, seeded, varyDeal } from './variedDeals.ts';

const SCENARIOS = new URL('../../../scenarios/', import.meta.url);

/** Replays the deals in bulk and one by one; returns how many kinds there are. */
function expectSameRuns(compiled: CompiledFramework, deals: readonly Deal[]): number {
  const builder = createColumnsBuilder();
  for (const deal of deals) builder.add(deal);
  const columns = builder.build();
  const bulk = new BulkReplay(columns);
  const { kinds, kindOf: numbers } = finish(bulk.replay(compiled));
  const runs = Array.from({ length: columns.deals }, (_, deal) =>
    replayDeal(compiled, dealAt(columns, deal)),
  );
  runs.forEach((run, deal) => {
    const kind = kinds[numbers[deal]!];
    expect(kind && contentOf(kind)).toEqual(contentOf(run));
  });
  const { findings, ...summary } = summariseRuns(compiled, runs);
  expect(findings.length).toBeGreaterThanOrEqual(summary.breaks.length);
  expect(JSON.stringify(bulk.tally())).toBe(JSON.stringify(summary));
  return kinds.length;
}

function compile(text: string): CompiledFramework {
  const parsed = parseFramework(text);
  if (!parsed.framework) throw new Error(JSON.stringify(parsed.diagnostics));
  return compileFramework(parsed.framework);
}

function filesOf(ending: string): readonly string[] {
  return readdirSync(SCENARIOS, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(ending),
  );
}

function readScenario(name: string): string {
  return readFileSync(new URL(name, SCENARIOS), 'utf8');
}

describe('bulk replay', () => {
  const deals = filesOf('.deals.jsonl').flatMap((name) =>
    readScenario(name)
      .split('\n')
      .flatMap((line) => {
        const deal = line.trim() === '' ? undefined : parseDealLine(line);
        return deal?.ok === true ? [deal.value] : [];
      }),
  );

  it.each(filesOf('.cosell.jsonc'))('gives what one replay after another gives: %s', (name) => {
    const compiled = compile(readScenario(name));
    expectSameRuns(compiled, deals);
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (stream) => {
          const random = (): number => stream.next().value as number;
          const varied = deals.map((deal, index) => varyDeal(deal, `V-${String(index)}`, random));
          expectSameRuns(compiled, varied);
        },
      ),
      { numRuns: 3 },
    );
  });

  it('gives what one replay after another gives: random frameworks', () => {
    fc.assert(
      fc.property(randomCases({ richClocks: true, unknowns: true }), ({ framework, deals: cases }) => {
        const compiled = compile(JSON.stringify(framework));
        const own = cases.map((deal) => readDeal(toDealLine({ framework, deal })));
        const random = seeded(own.length);
        const many = own.flatMap((deal, index) =>
          [0, 1, 2, 3].map((copy) => {
            const id = `D-${String(index)}-${String(copy)}`;
            return copy === 0 ? { ...deal, id } : varyDeal(deal, id, random);
          }),
        );
        expectSameRuns(compiled, many);
      }),
      { numRuns: 150 },
    );
  });

  it('replays one deal of each kind', () => {
    const compiled = compile(readScenario('twelve-partners/northwind.cosell.jsonc'));
    const copies = deals
      .slice(0, 40)
      .flatMap((deal) =>
        Array.from({ length: 10 }, (_, copy) => ({ ...deal, id: `${deal.id}-${String(copy)}` })),
      );
    expect(expectSameRuns(compiled, copies)).toBeLessThanOrEqual(40);
  });
});
