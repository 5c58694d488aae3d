import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDealLine, printDeal } from '../../../src/core/formats/index.ts';
import type { CompiledFramework } from '../../../src/core/replay/index.ts';
import { compileFramework, replayDeal } from '../../../src/core/replay/index.ts';
import { simulateDeal } from '../../../src/core/simulate/index.ts';
import { formatInstant } from '../../../src/core/clock/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import { NORTHWIND } from '../../support/framework.ts';
import { randomCases } from '../../support/randomFramework.ts';
import { compileText } from '../../support/replayed.ts';
import { playRandomly, randomNumbers, scenario } from '../../support/simulated.ts';

const DEPARTURES = ['step.skipped', 'event.out-of-order', 'event.after-close'];

const FRAMEWORKS: readonly (readonly [string, CompiledFramework])[] = [
  ['northwind', scenario('twelve-partners/northwind')],
  ['the flywheel', scenario('twelve-partners/glossy')],
  ['the handbook', scenario('gitlab-handbook/gitlab')],
  ['the example of the design', compileText(NORTHWIND)],
];

/** At every position: the record of what was done, printed, read and replayed, stands where the live actors stand. */
function expectAgreement(compiled: CompiledFramework, numbers: readonly number[]): void {
  const script = playRandomly(compiled, numbers);
  for (let position = 0; position <= script.entries.length; position += 1) {
    const simulation = simulateDeal(compiled, script, position);
    const saved = parseDealLine(printDeal(simulation.deal));
    if (!saved.ok) throw new Error(saved.error.message);
    const run = replayDeal(compiled, saved.value, { trace: true });
    expect(run.cost).toBe(0);
    expect(run.findings.filter(({ code }) => DEPARTURES.includes(code))).toEqual([]);
    expect(simulation.refused.size).toBe(0);
    for (const { object, steps } of simulation.objects) {
      const lived = steps.map(({ moment, move, after }) => [formatInstant(moment.at), move, after.leaves]);
      const told = (run.trace ?? [])
        .filter((step) => step.object === object.key)
        .map(({ at, move, after }) => [at, move, after]);
      expect(lived).toEqual(told);
    }
  }
}

describe('[SI2] a simulation by hand, saved as a deal and replayed, stands in the same states at every step, without a departure', () => {
  it.each(FRAMEWORKS)('on %s', (_name, compiled) => {
    fc.assert(
      fc.property(randomNumbers, (numbers) => expectAgreement(compiled, numbers)),
      { numRuns: 30 },
    );
  });

  it('on any small framework with clocks that start, lengthen and restart', () => {
    fc.assert(
      fc.property(
        randomCases({ richClocks: true, unknowns: true }),
        randomNumbers,
        ({ framework }, numbers) => {
          const { framework: read } = parseFramework(JSON.stringify(framework));
          if (!read) throw new Error('the random framework cannot be read');
          expectAgreement(compileFramework(read), numbers);
        },
      ),
      { numRuns: 60 },
    );
  });
});
