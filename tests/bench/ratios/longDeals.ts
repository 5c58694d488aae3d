import { ok, strictEqual } from 'node:assert/strict';
import type { CompiledFramework } from '../../../src/core/index.ts';
import { createRandom } from '../../../src/core/base/random.ts';
import { alignObject } from '../../../src/core/replay/alignObject.ts';
import { DealHistory } from '../../../src/core/replay/dealHistory.ts';
import { prepareDeal } from '../../../src/core/replay/prepareDeal.ts';
import { alignByTable, toLetters } from './alignByTable.ts';
import type { Benchmark, Ground, Measured } from './benchmark.ts';
import { timingOf } from './benchmark.ts';
import { compileScenario } from './grownDeals.ts';
import { interleave } from './interleave.ts';
import { readPermitLog, toOpenDeal, walkCase, withoutDeadEnds } from './permitLog.ts';
import { growthExponent, median } from './statistics.ts';

const SHARES = [0.125, 0.25, 0.5, 1];
const EVENTS = 1800;

/** Short records would tell nothing about growth. */
function lengthOf({ deals }: Ground): number {
  return Math.min(deals ?? EVENTS, EVENTS);
}

/** Times the alignment of the beginnings of a long record; returns how its time grows with the length. */
function grow(
  ground: Ground,
  compiled: CompiledFramework,
  object: string,
  word: readonly string[],
): Measured {
  const timing = timingOf(ground, { runs: 3 });
  const words = SHARES.map((share) => word.slice(0, Math.ceil(share * word.length)));
  const align = (some: readonly string[]): number => alignTypes(compiled, object, some);
  const works = Object.fromEntries(words.map((some) => [String(some.length), () => align(some)]));
  const times = interleave(works, timing);
  const points = Object.entries(times).map(([size, all]) => ({ size: Number(size), cost: median(all) }));
  return {
    ratio: growthExponent(points),
    runs: timing.runs,
    notes: points.map(
      ({ size, cost }, place) =>
        `${size} events, ${align(words[place] ?? [])} departures: ${cost.toFixed(1)} ms, ${((1000 * cost) / size).toFixed(0)} µs an event`,
    ),
  };
}

/** Departures of an object of an open deal that holds nothing else. */
function alignTypes(compiled: CompiledFramework, key: string, types: readonly string[]): number {
  const deal = toOpenDeal('long', types, key);
  const prepared = prepareDeal(compiled, deal);
  const history = new DealHistory(compiled, prepared);
  let cost = 0;
  for (const lifecycle of compiled.lifecycles.keys())
    for (const object of prepared.objects) {
      if (object.lifecycle !== lifecycle) continue;
      const aligned = alignObject(compiled, history, object);
      history.add(aligned);
      if (object.key === key) cost = aligned.cost;
    }
  return cost;
}

export const LONG_DEALS: Benchmark = {
  name: 'alignment of long deals, exponent',
  says: 'power of the length of one deal full of loops and slips with which the time of its alignment grows',
  goal: { kind: 'at most', ratio: 1.2 },
  measure: (ground) => {
    const { compiled, automaton } = readPermitLog(ground);
    const random = createRandom('long deals');
    const word = walkCase(withoutDeadEnds(automaton), lengthOf(ground), 0.05, random);
    strictEqual(alignTypes(compiled, 'deal', word), alignByTable(automaton, toLetters(automaton, word)));
    return grow(ground, compiled, 'deal', word);
  },
};

export const LONG_REGISTRATIONS: Benchmark = {
  name: 'alignment of long registrations, exponent',
  says: 'the same for one registration with clocks and guards that is sent back and forth, and at times approved in between',
  goal: { kind: 'at most', ratio: 1.2 },
  measure: (ground) => {
    const compiled = compileScenario(ground, 'twelve-partners/northwind.cosell.jsonc');
    const random = createRandom('long registrations');
    const word = ['registration.submitted'];
    let slips = 0;
    while (word.length < lengthOf(ground)) {
      word.push('registration.returned');
      if (random.chance(0.05)) {
        slips += 1;
        word.push('registration.approved', 'registration.returned');
      }
      word.push('registration.resubmitted');
    }
    ok(alignTypes(compiled, 'registration/R1', word) <= 2 * slips);
    return grow(ground, compiled, 'registration/R1', word);
  },
};
