import type { AnswerCounts, Verdict } from '../../core/index.ts';
import type { Asked, RecallAnswer, RecallCard, Stratum } from '../../core/recall/index.ts';

/** A deal about which people were asked, and what they have answered by now. */
export interface RecalledDeal {
  readonly index: number;
  /** Of these nothing else is remembered than the answers say. */
  readonly asked: readonly Asked[];
  readonly answers: readonly RecallAnswer[];
}

/** How a deal fares. */
export interface DealWeight {
  readonly verdict: Verdict;
  readonly answers: Readonly<Record<string, AnswerCounts>>;
}

/** What the answers make of a deal. */
export interface ToldDeal {
  readonly index: number;
  /** Where its line stands, in bytes. */
  readonly source: number;
  readonly from: number;
  readonly to: number;
  /** What is to stand there; absent where the answers change nothing. */
  readonly line?: string;
  /** As it stands there now, with the answers, and without anything that somebody remembered. */
  readonly now: DealWeight;
  readonly told: DealWeight;
  readonly recorded: DealWeight;
}

/** Work on what people remember of the deals of one batch; `request` names it in the reply. */
export type RecallRequest =
  /** Picks cards among sampled deals, given by index. */
  | {
      readonly kind: 'recall.pick';
      readonly request: number;
      readonly batch: number;
      readonly sample: readonly Stratum<number>[];
      readonly count: number;
    }
  /** Finds the deals of which somebody remembered something before. */
  | { readonly kind: 'recall.find'; readonly request: number; readonly batch: number; readonly most: number }
  | {
      readonly kind: 'recall.tell';
      readonly request: number;
      readonly batch: number;
      readonly deals: readonly RecalledDeal[];
    };

/** There is no reply where other deals were loaded meanwhile, or nothing can be replayed. */
export type RecallReply =
  | { readonly kind: 'recall.picked'; readonly request: number; readonly cards: readonly RecallCard[] }
  | { readonly kind: 'recall.found'; readonly request: number; readonly deals: readonly number[] }
  | { readonly kind: 'recall.told'; readonly request: number; readonly deals: readonly ToldDeal[] };
