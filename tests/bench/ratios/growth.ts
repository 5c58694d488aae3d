import { BulkReplay } from '../../../src/engine/bulk/index.ts';
import type { Benchmark } from './benchmark.ts';
import { sizeOf, timingOf } from './benchmark.ts';
import { compileScenario, grownColumns } from './grownDeals.ts';
import { interleave } from './interleave.ts';
import { finish } from './replayInBulk.ts';
import { growthExponent, median } from './statistics.ts';

const SHARES = [0.01, 0.03, 0.1, 0.3, 1];

export const GROWTH: Benchmark = {
  name: 'growth exponent',
  says: 'power of the number of deals with which the time of a cold full replay grows',
  goal: { kind: 'at most', ratio: 1.02 },
  measure: (ground) => {
    const compiled = compileScenario(ground, 'twelve-partners/northwind.cosell.jsonc');
    const most = sizeOf(ground, 1_000_000);
    const timing = timingOf(ground, { runs: 3, leastMs: 200 });
    const works = Object.fromEntries(
      SHARES.map((share) => {
        const size = Math.max(1, Math.round(share * most));
        const columns = grownColumns(ground, size);
        const replay = (): void => {
          const bulk = new BulkReplay(columns);
          finish(bulk.replay(compiled));
          bulk.tally();
        };
        return [String(size), replay];
      }),
    );
    const times = interleave(works, timing);
    const points = Object.entries(times).map(([size, all]) => ({ size: Number(size), cost: median(all) }));
    return {
      ratio: growthExponent(points),
      runs: timing.runs,
      notes: points.map(
        ({ size, cost }) =>
          `${size} deals: ${cost.toFixed(0)} ms, ${((1e6 * cost) / size).toFixed(0)} ns a deal`,
      ),
    };
  },
};
