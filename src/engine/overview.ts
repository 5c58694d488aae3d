import type { AnswerCounts, Break, CoveringDeals, DealCounts, Survival } from '../core/index.ts';

export interface SurvivalCount extends Readonly<DealCounts> {
  readonly survival: Survival;
}

/** Deals that passed through a state, and how many of them broke there. Keyed "lifecycle:dotted.path". */
export type Traffic = Readonly<Record<string, { readonly deals: number; readonly broke: number }>>;

/** A break with the deals that have it, by index, ascending. */
export interface DealBreak extends Omit<Break, 'dealIds' | 'example'> {
  readonly dealIndexes: Uint32Array;
}

/** What a whole replay says. */
export interface ReplayOverview {
  /** Of the closed deals; of the open ones when none is closed. */
  readonly survival: SurvivalCount;
  /** Ranked; over all deals. */
  readonly breaks: readonly DealBreak[];
  readonly traffic: Traffic;
  readonly byCode: Readonly<Record<string, number>>;
  readonly coverage: {
    readonly transitions: Readonly<Record<string, number>>;
    readonly rules: Readonly<Record<string, number>>;
    readonly responsibilities: Readonly<Record<string, number>>;
  };
  readonly coveringDeals: CoveringDeals;
  /** Evidence by decision, over all deals. */
  readonly answers: Readonly<Record<string, AnswerCounts>>;
}

/** Verdicts of deals one after another, as `verdictAt` reads them. */
export interface VerdictSpan {
  /** Index of the first of them. */
  readonly from: number;
  readonly codes: Uint8Array;
}
