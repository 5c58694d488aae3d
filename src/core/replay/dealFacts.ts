import type { DealRun } from '../model/run.ts';

/** What is said of a deal whatever its replay finds. */
export type DealFacts = Pick<DealRun, 'partnerType' | 'partners' | 'outcome' | 'amount' | 'currency'>;
