import type { CompiledFramework } from '../../../src/core/index.ts';
import { BulkReplay, type KindsOfDeals } from '../../../src/engine/bulk/index.ts';
import type { DealColumns } from '../../../src/engine/columns/index.ts';

/** Replays to the end. */
export function finish(replay: ReturnType<BulkReplay['replay']>): KindsOfDeals {
  for (;;) {
    const step = replay.next();
    if (step.done === true) return step.value;
  }
}

/** A replay of all deals that knows nothing yet. */
export function replayInBulk(compiled: CompiledFramework, columns: DealColumns): KindsOfDeals {
  return finish(new BulkReplay(columns).replay(compiled));
}

/** Departures of each deal. */
export function costsOf({ kinds, kindOf }: KindsOfDeals): readonly number[] {
  return Array.from(kindOf, (kind) => kinds[kind]?.cost ?? NaN);
}
