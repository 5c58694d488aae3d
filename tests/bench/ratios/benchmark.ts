import type { Timing } from './interleave.ts';

/** What a ratio should reach. */
export type Goal =
  | { readonly kind: 'at least'; readonly ratio: number }
  | { readonly kind: 'at most'; readonly ratio: number };

/** What was measured: the median, how many times, and lines for whoever wants to know more. */
export interface Measured {
  readonly ratio: number;
  readonly runs: number;
  readonly notes: readonly string[];
}

/** The ground on which benchmarks run. */
export interface Ground {
  /** Text of a file below `scenarios`. */
  readonly readScenario: (path: string) => string;
  /** The receipt log as XES text; undefined where it is not at hand. */
  readonly receiptLog: string | undefined;
  /** Most deals of any benchmark; undefined for the size of each. */
  readonly deals: number | undefined;
  /** How often each side is timed; undefined for the habit of each benchmark. */
  readonly runs: number | undefined;
  /** Small sizes, few runs. */
  readonly quick: boolean;
  /** Every work is done once, to see whether the sides agree; the ratio means nothing then. */
  readonly once: boolean;
}

/** One ratio. It throws when the sides it compares do not come to the same. */
export interface Benchmark {
  readonly name: string;
  /** What is divided by what. */
  readonly says: string;
  readonly goal: Goal | undefined;
  measure(ground: Ground): Promise<Measured> | Measured;
}

/** One line of the report; no goal and nothing met where none was set. */
export interface Row {
  readonly name: string;
  readonly ratio: number;
  readonly goal: number | null;
  readonly met: boolean | null;
  readonly runs: number;
}

/** Holds what was measured against the goal. */
export function toRow({ name, goal }: Benchmark, { ratio, runs }: Measured): Row {
  return {
    name,
    ratio: Number(ratio.toPrecision(4)),
    goal: goal?.ratio ?? null,
    met: goal === undefined ? null : goal.kind === 'at least' ? ratio >= goal.ratio : ratio <= goal.ratio,
    runs,
  };
}

/** The size a benchmark works at: its own, a tenth of it when in a hurry, never more than was asked for. */
export function sizeOf({ deals, quick }: Ground, usual: number): number {
  return Math.min(deals ?? Infinity, quick ? Math.ceil(usual / 10) : usual);
}

/** How to time a benchmark: its own way, with as many runs as were asked for, or as little as will do. */
export function timingOf({ runs, quick, once }: Ground, usual: Timing): Timing {
  if (once) return { runs: 1, leastMs: 0, warmUp: 0 };
  return { ...usual, runs: runs ?? (quick ? Math.min(3, usual.runs) : usual.runs) };
}
