import { BulkReplay } from '../../../src/engine/bulk/index.ts';
import type { Benchmark } from './benchmark.ts';
import { sizeOf } from './benchmark.ts';
import { compileScenario, grownColumns } from './grownDeals.ts';
import { finish } from './replayInBulk.ts';

/** Bytes held once all that nobody needs is gone. */
function heldBytes(): number {
  for (let again = 0; again < 3; again += 1) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

export const MEMORY: Benchmark = {
  name: 'bytes per event',
  says: 'memory held by the columns of a log and the verdict on every deal, over its events',
  goal: { kind: 'at most', ratio: 20 },
  measure: (ground) => {
    const compiled = compileScenario(ground, 'twelve-partners/northwind.cosell.jsonc');
    const size = sizeOf(ground, 300_000);
    const before = heldBytes();
    const columns = grownColumns(ground, size);
    const loaded = heldBytes();
    const bulk = new BulkReplay(columns);
    finish(bulk.replay(compiled));
    const replayed = heldBytes();
    const { events } = columns;
    return {
      ratio: (replayed - before) / events,
      runs: 1,
      notes: [
        `${size} deals, ${events} events: columns ${((loaded - before) / events).toFixed(1)}, replay ${((replayed - loaded) / events).toFixed(1)} bytes an event; ${bulk.replayed.kinds.length} kinds`,
      ],
    };
  },
};
