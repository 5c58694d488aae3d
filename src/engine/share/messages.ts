import type { DealRun } from '../../core/index.ts';
import type { KindsOfDeals } from '../bulk/index.ts';
import type { DealColumns } from '../columns/index.ts';

/** What a worker is asked to do. Requests are done one after another. */
export type ShareRequest =
  /** Replays the deals from `from` up to `to`, not included. The columns serve all later requests. */
  | {
      readonly kind: 'share.replay';
      /** The text of a framework without errors. */
      readonly framework: string;
      readonly columns: DealColumns;
      readonly from: number;
      readonly to: number;
    }
  /** Replays some deals one by one and prints their runs. */
  | { readonly kind: 'share.print'; readonly deals: Uint32Array };

export type ShareReply =
  /** So many of the deals were replayed. */
  | { readonly kind: 'share.progress'; readonly done: number }
  | { readonly kind: 'share.replayed'; readonly share: KindsOfDeals }
  | { readonly kind: 'share.printed'; readonly text: string };

/** The way to a worker, as its host provides it. */
export interface ShareLink {
  post(request: ShareRequest): void;
  /** Called once, before anything is posted. A failure is the last thing that is heard. */
  listen(onReply: (reply: ShareReply) => void, onFailure: (error: Error) => void): void;
  close(): void;
}

/** How a host words the runs of some deals. */
export type PrintRuns = (runs: Iterable<DealRun>) => string;
