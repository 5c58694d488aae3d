import { AGAINST_ALIGNMENTS, AGAINST_TABLE, AGAINST_TOKENS } from './ratios/alignments.ts';
import type { Benchmark } from './ratios/benchmark.ts';
import { VERDICT_AGAINST_ACTORS } from './ratios/dealStates.ts';
import { EDIT } from './ratios/edit.ts';
import { GROWTH } from './ratios/growth.ts';
import { LONG_DEALS } from './ratios/longDeals.ts';
import { MEMORY } from './ratios/memory.ts';
import { CSV, JSONL } from './ratios/parsing.ts';

export { toRow } from './ratios/benchmark.ts';

/** All ratios, in the order of the report. */
export const BENCHMARKS: readonly Benchmark[] = [
  VERDICT_AGAINST_ACTORS,
  AGAINST_ALIGNMENTS,
  AGAINST_TOKENS,
  AGAINST_TABLE,
  LONG_DEALS,
  GROWTH,
  EDIT,
  MEMORY,
  JSONL,
  CSV,
];
