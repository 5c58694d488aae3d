import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDealLine } from '../../../src/core/formats/index.ts';
import type { Deal } from '../../../src/core/model/deal.ts';
import { alignInSpace } from '../../../src/core/replay/alignInSpace.ts';
import type { Explained } from '../../../src/core/replay/alignInSpace.ts';
import { alignPlainObject } from '../../../src/core/replay/alignPlainObject.ts';
import { ClockWork } from '../../../src/core/replay/armedTimers.ts';
import { createTicks } from '../../../src/core/replay/createTicks.ts';
import { DealHistory } from '../../../src/core/replay/dealHistory.ts';
import { ExplanationSpace } from '../../../src/core/replay/explanationSpace.ts';
import type { CompiledFramework } from '../../../src/core/replay/index.ts';
import { compileFramework } from '../../../src/core/replay/index.ts';
import { plainPathOf } from '../../../src/core/replay/plainPath.ts';
import { prepareDeal } from '../../../src/core/replay/prepareDeal.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import { randomCases, toDealLine } from '../../support/randomFramework.ts';
import { cases } from '../../support/searchHarder.ts';
import { slowAlign } from '../../support/slowAlign.ts';
import { toSlowQuestion } from '../../support/toSlowQuestion.ts';

const SEED = 20261124;

/** The same framework without guards and clocks. */
function makePlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(makePlain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      ['guard', 'after', 'always'].includes(key) ? [] : [[key, makePlain(inner)]],
    ),
  );
}

function compile(framework: object): CompiledFramework {
  const parsed = parseFramework(JSON.stringify(framework));
  if (!parsed.framework) throw new Error(JSON.stringify(parsed.diagnostics));
  return compileFramework(parsed.framework);
}

function readDeal(line: string): Deal {
  const deal = parseDealLine(line);
  if (!deal.ok) throw new Error(deal.error.message);
  return deal.value;
}

/** Every object of a deal, explained by tables and in a space. */
function explainTwice(
  compiled: CompiledFramework,
  deal: Deal,
): readonly { readonly plain: Explained; readonly general: Explained }[] {
  const prepared = prepareDeal(compiled, deal);
  const history = new DealHistory(compiled, prepared);
  const goal = deal.outcome === 'open' ? 'any' : deal.outcome;
  return prepared.objects.map((object) => {
    const lifecycle = compiled.lifecycles.get(object.lifecycle)!;
    const work = new ClockWork(compiled.framework, lifecycle);
    const ticks = createTicks(compiled, history, object, lifecycle, work);
    const space = new ExplanationSpace(compiled, lifecycle, work, history, object, ticks);
    const own = object.key === 'deal' ? goal : 'any';
    return {
      plain: alignPlainObject(plainPathOf(lifecycle)!, space.start(), ticks, own, space.end),
      general: alignInSpace(space, own),
    };
  });
}

function tell({ steps, ...rest }: Explained): unknown {
  return {
    ...rest,
    steps: steps.map(({ before, after, event, ...step }) => [before.index, after.index, event?.index, step]),
  };
}

describe('paths without guards and clocks', () => {
  it('[AL9][AL1][AL5] are explained by tables exactly as in a space, move by move', () => {
    let departures = 0;
    fc.assert(
      fc.property(
        randomCases({ richClocks: false, unknowns: false }),
        fc.constantFrom('won', 'lost', 'open'),
        (random, outcome) => {
          const framework = makePlain(random.framework) as object;
          const compiled = compile(framework);
          for (const deal of random.deals) {
            const line = toDealLine({ framework, deal: { ...deal, outcome } });
            for (const { plain, general } of explainTwice(compiled, readDeal(line))) {
              departures += general.cost;
              expect(tell(plain)).toEqual(tell(general));
            }
          }
        },
      ),
      { seed: SEED, numRuns: cases(250) },
    );
    expect(departures).toBeGreaterThan(250);
  });

  it('[AL1] cost what a slow search finds', () => {
    fc.assert(
      fc.property(randomCases({ richClocks: false, unknowns: false }), (random) => {
        const framework = makePlain(random.framework) as object;
        const compiled = compile(framework);
        for (const deal of random.deals) {
          const slow = slowAlign(toSlowQuestion({ framework, deal }));
          const [own] = explainTwice(compiled, readDeal(toDealLine({ framework, deal })));
          expect(own?.plain).toMatchObject({ cost: slow.cost, endWaived: slow.endWaived });
        }
      }),
      { seed: SEED, numRuns: cases(80) },
    );
  });
});
