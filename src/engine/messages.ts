import type { Deal, DealRun, DecisionAnalysis, Diagnostic } from '../core/index.ts';
import type { CrewHost } from './crew/index.ts';
import type { LibraryReply, LibraryRequest } from './library/messages.ts';
import type { RecallReply, RecallRequest } from './recall/messages.ts';
import type { ReplayOverview, SurvivalCount, VerdictSpan } from './overview.ts';
import type { StressReply, StressRequest } from './stress/index.ts';
import type { DealTable } from './table/index.ts';
import type { VerifyReply, VerifyRequest } from './verify/index.ts';

/** Bytes that lie somewhere, to be read in parts; a `Blob` is such. */
export interface DealBytes {
  readonly size: number;
  /** The bytes from `from` up to `to`, not included. */
  slice(from: number, to: number): DealBytes;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** One named text of deals in UTF-8, one deal a line. */
export interface DealSource {
  readonly name: string;
  readonly content: DealBytes;
}

/** A line of a source that is no deal. */
export interface RejectedLine {
  readonly source: number;
  readonly line: number;
  readonly message: string;
}

export type EngineRequest =
  | VerifyRequest
  | LibraryRequest
  | RecallRequest
  | StressRequest
  | { readonly kind: 'deals.load'; readonly batch: number; readonly sources: readonly DealSource[] }
  /** The same bytes of a source now lie elsewhere, and may be gone from where they lay. */
  | {
      readonly kind: 'deals.moved';
      readonly batch: number;
      readonly source: number;
      readonly now: DealSource;
    }
  | { readonly kind: 'framework.set'; readonly version: number; readonly text: string }
  | { readonly kind: 'replay.start' }
  | { readonly kind: 'replay.stop' }
  | { readonly kind: 'deal.open'; readonly request: number; readonly index: number };

export type EngineReply =
  | VerifyReply
  | LibraryReply
  | RecallReply
  | StressReply
  | {
      readonly kind: 'deals.progress';
      readonly batch: number;
      readonly deals: number;
      /** Bytes read, and bytes to read. */
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: 'deals.loaded';
      readonly batch: number;
      readonly table: DealTable;
      /** The first of them. */
      readonly rejected: readonly RejectedLine[];
      readonly rejectedCount: number;
      /** Sources that could not be read, or not to their end. */
      readonly unreadable: readonly number[];
    }
  | {
      readonly kind: 'framework.checked';
      readonly version: number;
      readonly diagnostics: readonly Diagnostic[];
      /** What each decision leaves open; empty while the text cannot be read. */
      readonly analyses: readonly DecisionAnalysis[];
      /** False when the framework cannot be replayed; then no replay follows. */
      readonly runnable: boolean;
    }
  | {
      readonly kind: 'replay.progress';
      readonly version: number;
      readonly batch: number;
      readonly done: number;
      readonly total: number;
      /** Of the deals done so far. */
      readonly survival: SurvivalCount;
      /** Those that were not told before. */
      readonly verdicts: readonly VerdictSpan[];
    }
  | {
      readonly kind: 'replay.finished' | 'replay.stopped';
      readonly version: number;
      readonly batch: number;
      readonly done: number;
      readonly total: number;
      readonly overview: ReplayOverview;
      /** Those that were not told before. */
      readonly verdicts: readonly VerdictSpan[];
    }
  | {
      readonly kind: 'deal.opened';
      readonly request: number;
      readonly version: number;
      readonly deal: Deal;
      /** Absent while no framework can be replayed. */
      readonly run?: DealRun;
    }
  | { readonly kind: 'engine.failed'; readonly message: string };

/** What the engine needs of its host. */
export interface EngineHost extends CrewHost {
  /** `transfer` names buffers that the engine has no more use for. */
  post(reply: EngineReply, transfer?: readonly ArrayBufferLike[]): void;
}
