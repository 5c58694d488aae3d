import type { Deal, FactValue } from '../../core/index.ts';

/** Something to be changed about deals; an absent value makes it unknown. */
export type DealChange =
  | { readonly kind: 'fact'; readonly fact: string; readonly value?: FactValue }
  | { readonly kind: 'account' | 'partnerType' | 'lead'; readonly value?: string }
  | { readonly kind: 'outcome'; readonly value: Deal['outcome'] }
  /** An absent name makes them ordinary deals. With `expect`, what the replay says of each today is expected of it from now on. */
  | { readonly kind: 'edgeCase'; readonly name?: string; readonly expect: boolean }
  | { readonly kind: 'delete' };

/** A change and the deals it is made to, by index, in order. */
export interface ChangedDeals {
  readonly deals: Uint32Array;
  readonly change: DealChange;
}

export type ExportFormat = 'jsonl' | 'csv' | 'xes' | 'ocel';

/** Names to be replaced on the way out, as `createRedaction` does. */
export interface ExportRedaction {
  readonly key: string;
  readonly withoutAmounts: boolean;
}

/** Work on the deals of one batch; `job` names it in all replies. */
export type LibraryRequest =
  | {
      readonly kind: 'deals.change';
      readonly job: number;
      readonly batch: number;
      readonly changes: readonly ChangedDeals[];
      /** ISO date, written beside what is changed. */
      readonly on: string;
    }
  | {
      readonly kind: 'deals.export';
      readonly job: number;
      readonly batch: number;
      readonly format: ExportFormat;
      /** By index, in order; absent: all. */
      readonly deals?: Uint32Array;
      readonly redaction?: ExportRedaction;
    }
  | { readonly kind: 'job.stop'; readonly job: number };

/** The next part of what a job makes: bytes of its own, or bytes of the source as they lie there. */
export type JobPiece =
  | { readonly kind: 'written'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'copied'; readonly from: number; readonly to: number };

export type LibraryReply =
  | {
      readonly kind: 'job.progress';
      readonly job: number;
      readonly done: number;
      readonly total: number;
    }
  /** Changes make a new content of each source they touch; an export makes one, told as that of source 0. */
  | {
      readonly kind: 'job.piece';
      readonly job: number;
      readonly source: number;
      readonly piece: JobPiece;
    }
  | {
      readonly kind: 'job.ended';
      readonly job: number;
      /** `overtaken`: other deals were loaded meanwhile; `unreadable`: a source is gone. */
      readonly outcome: 'finished' | 'stopped' | 'overtaken' | 'unreadable';
      /** Deals changed or written. */
      readonly deals: number;
      /** Of these, deals without events, which a table with a row an event cannot hold. */
      readonly withoutEvents: number;
    };
