import type { DealRun, Finding } from '../model/run.ts';
import type { DealFacts } from './dealFacts.ts';
import type { KindTotals } from './kindTotals.ts';

/** What deals of one kind have in common: all of a run but the deal itself. */
export type RunKind = Omit<DealRun, 'deal' | keyof DealFacts>;

/** Many deals, of fewer kinds. */
export interface Replayed {
  /** In the order of their first deals. */
  readonly kinds: readonly RunKind[];
  /** By kind; undefined of kinds without a deal. */
  readonly totals: readonly (KindTotals | undefined)[];
  /** The deals of some kinds, ascending. Asked for late, or never. */
  dealsOf(kinds: readonly number[]): Iterable<number>;
  idOf(deal: number): string;
  /** The question of a break as it was put in a deal. */
  questionOf(deal: number, finding: Finding): string;
}
