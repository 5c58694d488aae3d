import { deepStrictEqual } from 'node:assert/strict';
import type { Benchmark } from './benchmark.ts';
import { sizeOf, timingOf } from './benchmark.ts';
import { createDealPath, runActors, runTransitions } from './dealPath.ts';
import { compileScenario, grownColumns } from './grownDeals.ts';
import { interleave } from './interleave.ts';
import { costsOf, replayInBulk } from './replayInBulk.ts';
import { median, ratioOf } from './statistics.ts';

const NORTHWIND = 'twelve-partners/northwind.cosell.jsonc';

export const VERDICT_AGAINST_ACTORS: Benchmark = {
  name: 'full verdict / actor loop',
  says: 'createActor and send for every deal, which only moves the state, over a cold bulk replay with everything',
  goal: { kind: 'at least', ratio: 500 },
  measure: (ground) => {
    const compiled = compileScenario(ground, NORTHWIND);
    const columns = grownColumns(ground, sizeOf(ground, 100_000));
    const machine = createDealPath(compiled);
    let ended: readonly string[] = [];
    const times = interleave(
      {
        actors: () => (ended = runActors(machine, columns)),
        transitions: () => runTransitions(machine, columns),
        bulk: () => replayInBulk(compiled, columns),
      },
      timingOf(ground, { runs: 3 }),
    );
    const { kinds, kindOf } = replayInBulk(compiled, columns);
    const plain = costsOf({ kinds, kindOf }).flatMap((cost, deal) => (cost === 0 ? [deal] : []));
    deepStrictEqual(
      plain.map((deal) => ended[deal]),
      plain.map((deal) => kinds[kindOf[deal] ?? 0]?.states['deal']),
    );
    deepStrictEqual(runTransitions(machine, columns), ended);
    return {
      ratio: ratioOf(times.actors, times.bulk),
      runs: times.bulk.length,
      notes: [
        `${columns.deals} deals, ${columns.events} events; ${plain.length} without a departure end where their actors do`,
        `actors ${median(times.actors).toFixed(0)} ms, machine.transition ${median(times.transitions).toFixed(0)} ms, bulk ${median(times.bulk).toFixed(0)} ms, ${kinds.length} kinds`,
      ],
    };
  },
};
