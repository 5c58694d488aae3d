import type { DealRun } from '../model/run.ts';

/** By "decision/rule" and by responsibility index: in how many deals it was exercised, however often. Those without a deal are left out. */
export interface CoveringDeals {
  readonly rules: Readonly<Record<string, number>>;
  readonly responsibilities: Readonly<Record<string, number>>;
}

/** Counts the deals that exercise each rule and each duty. */
export function countCoveringDeals(runs: readonly DealRun[]): CoveringDeals {
  return { rules: countKeys(runs, 'rules'), responsibilities: countKeys(runs, 'responsibilities') };
}

function countKeys(runs: readonly DealRun[], part: keyof CoveringDeals): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { coverage } of runs)
    for (const [key, hits] of Object.entries(coverage[part]))
      if (hits > 0) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Object.fromEntries(counts);
}
