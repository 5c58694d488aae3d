import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDealLine } from '../../../src/core/formats/index.ts';
import type { Explained } from '../../../src/core/replay/alignInSpace.ts';
import { alignInSpace } from '../../../src/core/replay/alignInSpace.ts';
import { alignObject } from '../../../src/core/replay/alignObject.ts';
import { ClockWork } from '../../../src/core/replay/armedTimers.ts';
import { createTicks } from '../../../src/core/replay/createTicks.ts';
import { DealHistory } from '../../../src/core/replay/dealHistory.ts';
import { ExplanationSpace } from '../../../src/core/replay/explanationSpace.ts';
import { compileFramework } from '../../../src/core/replay/index.ts';
import { prepareDeal } from '../../../src/core/replay/prepareDeal.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import { randomCases, toDealLine } from '../../support/randomFramework.ts';
import { cases } from '../../support/searchHarder.ts';

const SEED = 20261125;

/** All of an explanation, but which of several events at one instant started a clock. */
function tell({ steps, ...rest }: Explained): string {
  const told = steps.map(({ before, after, event, ...step }) => [
    ...[before.index, after.index, event?.index],
    step,
  ]);
  return JSON.stringify([rest, told], (key, value: unknown) =>
    ['startedBy', 'source'].includes(key) || (key === 'due' && typeof value === 'object') ? undefined : value,
  );
}

describe('looking ahead', () => {
  it('[AL9][AL1][AL2][AL6] finds the same moves as searching without: guards, clocks, unknown facts', () => {
    let departures = 0;
    fc.assert(
      fc.property(
        randomCases({ richClocks: true, unknowns: true }),
        fc.constantFrom('won', 'lost', 'open'),
        ({ framework, deals }, outcome) => {
          const parsed = parseFramework(JSON.stringify(framework));
          const compiled = compileFramework(parsed.framework!);
          for (const deal of deals) {
            const line = parseDealLine(toDealLine({ framework, deal: { ...deal, outcome } }));
            if (!line.ok) throw new Error(line.error.message);
            const prepared = prepareDeal(compiled, line.value);
            const history = new DealHistory(compiled, prepared);
            const object = prepared.objects[0]!;
            const lifecycle = compiled.lifecycles.get(object.lifecycle)!;
            const explain = (few: number): Explained => {
              const work = new ClockWork(compiled.framework, lifecycle);
              const ticks = createTicks(compiled, history, object, lifecycle, work);
              const space = new ExplanationSpace(compiled, lifecycle, work, history, object, ticks);
              return alignInSpace(space, outcome === 'open' ? 'any' : outcome, few);
            };
            const plain = explain(Infinity);
            expect(tell(explain(0))).toBe(tell(plain));
            departures += plain.cost;
          }
        },
      ),
      { seed: SEED, numRuns: cases(250) },
    );
    expect(departures).toBeGreaterThan(150);
  });

  it('[AL9][CL3] explains a path with clocks that goes in circles and slips, however long', () => {
    const { framework } = parseFramework(
      JSON.stringify({
        format: 'cosell-framework/1',
        id: 'circles',
        name: 'Circles',
        version: '1.0.0',
        timezone: 'Europe/Berlin',
        durations: { answer: { rows: [{ when: {}, length: 'PT30H' }] } },
        lifecycles: {
          deal: {
            id: 'deal',
            initial: 'asked',
            states: {
              asked: { on: { 'deal.answer': 'answered' }, after: { answer: 'late' } },
              late: { on: { 'deal.answer': 'answered' } },
              answered: { on: { 'deal.ask': 'asked', 'deal.settle': 'settled' } },
              settled: { on: { 'deal.reopen': 'asked' } },
            },
          },
        },
      }),
    );
    const compiled = compileFramework(framework!);
    const types = Array.from({ length: 900 }, (_, round) =>
      round % 30 === 29 ? ['deal.answer', 'deal.settle', 'deal.ask'] : ['deal.answer', 'deal.ask'],
    ).flat();
    const line = parseDealLine(
      JSON.stringify({
        format: 'cosell-deal/1',
        id: 'D-1',
        outcome: 'open',
        facts: {},
        events: types.map((type, hour) => ({
          at: new Date(Date.UTC(2026, 0, 5) + (hour + 20 * Math.floor(hour / 7)) * 3_600_000).toISOString(),
          type,
          by: {},
        })),
      }),
    );
    if (!line.ok) throw new Error(line.error.message);
    const prepared = prepareDeal(compiled, line.value);
    const { cost } = alignObject(compiled, new DealHistory(compiled, prepared), prepared.objects[0]!);
    expect(cost).toBe(30);
  });
});
