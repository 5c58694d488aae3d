import type { RunKind } from './replayed.ts';

/** By "decision/rule" and by responsibility index: in how many deals it was exercised, however often. Those without a deal are left out. */
export interface CoveringDeals {
  readonly rules: Readonly<Record<string, number>>;
  readonly responsibilities: Readonly<Record<string, number>>;
}

/** Counts the deals that exercise each rule and each duty, given how many deals are of each kind. */
export function countCoveringDeals(kinds: readonly RunKind[], times: Float64Array): CoveringDeals {
  return {
    rules: countKeys(kinds, times, 'rules'),
    responsibilities: countKeys(kinds, times, 'responsibilities'),
  };
}

function countKeys(
  kinds: readonly RunKind[],
  times: Float64Array,
  part: keyof CoveringDeals,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  kinds.forEach(({ coverage }, kind) => {
    const deals = times[kind] ?? 0;
    if (deals === 0) return;
    for (const [key, hits] of Object.entries(coverage[part]))
      if (hits > 0) counts.set(key, (counts.get(key) ?? 0) + deals);
  });
  return Object.fromEntries(counts);
}
