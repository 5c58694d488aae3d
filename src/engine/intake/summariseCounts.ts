import type { MappingCounts } from '../../core/records/index.ts';

/** What a mapping takes in; of what it does not, the first parts, and how many there are. */
export interface CountsSummary extends MappingCounts {
  readonly unmappedCount: number;
}

const MOST = 500;

/** Cuts counts to what a screen shows. */
export function summariseCounts(counts: MappingCounts): CountsSummary {
  return { ...counts, unmapped: counts.unmapped.slice(0, MOST), unmappedCount: counts.unmapped.length };
}
