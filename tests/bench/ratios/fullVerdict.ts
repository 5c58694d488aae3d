import { deepStrictEqual } from 'node:assert/strict';
import type { Benchmark } from './benchmark.ts';
import { sizeOf, timingOf } from './benchmark.ts';
import { createDealPath, runActors } from './dealPath.ts';
import { compileScenario, grownColumns } from './grownDeals.ts';
import { interleave } from './interleave.ts';
import { costsOf, replayInBulk } from './replayInBulk.ts';
import { median, ratioOf } from './statistics.ts';

const NORTHWIND = 'twelve-partners/northwind.cosell.jsonc';

/** Actors are run for one deal in so many: their time grows with the deals and with nothing else. */
const SHARE = 10;

export const VERDICT_AGAINST_ACTORS: Benchmark = {
  name: 'full verdict / actor loop',
  says: 'createActor and send for every deal, which only moves the state, over a cold bulk replay with everything',
  goal: { kind: 'at least', ratio: 500 },
  measure: (ground) => {
    const compiled = compileScenario(ground, NORTHWIND);
    const columns = grownColumns(ground, sizeOf(ground, 1_000_000));
    const machine = createDealPath(compiled);
    const sent = Math.ceil(columns.deals / SHARE);
    let ended: readonly string[] = [];
    const times = interleave(
      {
        actors: () => (ended = runActors(machine, columns, { from: 0, to: sent })),
        bulk: () => replayInBulk(compiled, columns),
      },
      timingOf(ground, { runs: 3 }),
    );
    const { kinds, kindOf } = replayInBulk(compiled, columns);
    const plain = costsOf({ kinds, kindOf: kindOf.subarray(0, sent) }).flatMap((cost, deal) =>
      cost === 0 ? [deal] : [],
    );
    deepStrictEqual(
      plain.map((deal) => ended[deal]),
      plain.map((deal) => kinds[kindOf[deal] ?? 0]?.states['deal']),
    );
    const actors = times.actors.map((ms) => (ms * columns.deals) / sent);
    return {
      ratio: ratioOf(actors, times.bulk),
      runs: times.bulk.length,
      notes: [
        `${columns.deals} deals, ${columns.events} events; actors for the first ${sent}, their time counted ${SHARE} times`,
        `${plain.length} of those without a departure end where their actors do`,
        `actors ${median(actors).toFixed(0)} ms, bulk ${median(times.bulk).toFixed(0)} ms, ${kinds.length} kinds`,
      ],
    };
  },
};
