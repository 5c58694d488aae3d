import type { DealRun, Finding } from '../model/run.ts';

/** What is said of a deal whatever its replay finds. */
export type DealFacts = Pick<DealRun, 'partnerType' | 'partners' | 'outcome' | 'amount' | 'currency'>;

/** What deals of one kind have in common: all of a run but the deal itself. */
export type RunKind = Omit<DealRun, 'deal' | keyof DealFacts>;

/** Many deals, of fewer kinds. */
export interface Replayed {
  readonly deals: number;
  readonly kinds: readonly RunKind[];
  /** Index into `kinds`, by deal. */
  kindOf(deal: number): number;
  factsOf(deal: number): DealFacts;
  idOf(deal: number): string;
  /** The question of a break as it was put in a deal. */
  questionOf(deal: number, finding: Finding): string;
}
