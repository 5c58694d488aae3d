import {
  AGAINST_ALIGNMENTS,
  AGAINST_TABLE,
  AGAINST_TOKENS,
  BULK_AGAINST_ALIGNMENTS,
} from './ratios/alignments.ts';
import type { Benchmark } from './ratios/benchmark.ts';
import { VERDICT_AGAINST_ACTORS } from './ratios/fullVerdict.ts';
import { EDIT } from './ratios/edit.ts';
import { GROWTH } from './ratios/growth.ts';
import { LONG_DEALS, LONG_REGISTRATIONS } from './ratios/longDeals.ts';
import { MEMORY } from './ratios/memory.ts';
import { CSV, JSONL } from './ratios/parsing.ts';
import {
  KERNEL_AGAINST_ACTORS,
  KERNEL_AGAINST_LOOP,
  KERNEL_AGAINST_TRANSITIONS,
} from './ratios/stateKernel.ts';
import { SURVEY } from './ratios/survey.ts';

export { toRow } from './ratios/benchmark.ts';

/** All ratios, in the order of the report. */
export const BENCHMARKS: readonly Benchmark[] = [
  KERNEL_AGAINST_ACTORS,
  KERNEL_AGAINST_TRANSITIONS,
  KERNEL_AGAINST_LOOP,
  VERDICT_AGAINST_ACTORS,
  AGAINST_ALIGNMENTS,
  BULK_AGAINST_ALIGNMENTS,
  AGAINST_TOKENS,
  AGAINST_TABLE,
  LONG_DEALS,
  LONG_REGISTRATIONS,
  GROWTH,
  EDIT,
  MEMORY,
  JSONL,
  CSV,
  SURVEY,
];
