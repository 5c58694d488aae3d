import { strictEqual } from 'node:assert/strict';
import { createRandom } from '../../../src/core/base/random.ts';
import { alignObject } from '../../../src/core/replay/alignObject.ts';
import { DealHistory } from '../../../src/core/replay/dealHistory.ts';
import { prepareDeal } from '../../../src/core/replay/prepareDeal.ts';
import { alignByTable, toLetters } from './alignByTable.ts';
import type { Benchmark } from './benchmark.ts';
import { sizeOf, timingOf } from './benchmark.ts';
import { interleave } from './interleave.ts';
import { readPermitLog, toOpenDeal, walkCase, withoutDeadEnds } from './permitLog.ts';
import { growthExponent, median } from './statistics.ts';

const SHARES = [0.125, 0.25, 0.5, 1];
const EVENTS = 1800;

export const LONG_DEALS: Benchmark = {
  name: 'alignment of long deals, exponent',
  says: 'power of the length of one deal full of loops and slips with which the time of its alignment grows',
  goal: { kind: 'at most', ratio: 1.2 },
  measure: (ground) => {
    const { compiled, automaton } = readPermitLog(ground);
    const random = createRandom('long deals');
    const whole = walkCase(withoutDeadEnds(automaton), sizeOf(ground, EVENTS), 0.05, random);
    const timing = timingOf(ground, { runs: 3 });
    const words = SHARES.map((share) => whole.slice(0, Math.ceil(share * whole.length)));
    const align = (word: readonly string[]): number => {
      const prepared = prepareDeal(compiled, toOpenDeal('long', word));
      const object = prepared.objects[0];
      if (!object) throw new Error('a deal has itself');
      return alignObject(compiled, new DealHistory(compiled, prepared), object).cost;
    };
    const times = interleave(
      Object.fromEntries(words.map((word) => [String(word.length), () => align(word)])),
      timing,
    );
    for (const word of words) strictEqual(align(word), alignByTable(automaton, toLetters(automaton, word)));
    const points = Object.entries(times).map(([size, all]) => ({ size: Number(size), cost: median(all) }));
    return {
      ratio: growthExponent(points),
      runs: timing.runs,
      notes: points.map(
        ({ size, cost }, place) =>
          `${size} events, ${align(words[place] ?? [])} departures: ${cost.toFixed(1)} ms, ${((1000 * cost) / size).toFixed(0)} µs an event`,
      ),
    };
  },
};
