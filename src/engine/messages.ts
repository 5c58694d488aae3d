import type {
  Break,
  CoveringDeals,
  Deal,
  DealRun,
  Diagnostic,
  FindingKind,
  Survival,
  Verdict,
} from '../core/index.ts';

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

/** What a list of deals shows of one deal. `index` addresses it in the loaded deals. */
export interface DealRow {
  readonly index: number;
  readonly id: string;
  /** Index of the source it came from. */
  readonly source: number;
  readonly account: string;
  readonly partnerTypes: readonly string[];
  readonly partnerNames: readonly string[];
  readonly outcome: 'won' | 'lost' | 'open';
  readonly amount?: number;
  readonly edgeCase?: string;
  readonly events: number;
}

/** A line of a source that is no deal. */
export interface RejectedLine {
  readonly source: number;
  readonly line: number;
  readonly message: string;
}

/** What a list of deals shows of one replay. */
export interface DealVerdict {
  readonly index: number;
  readonly verdict: Verdict;
  readonly follows: boolean;
  /** Kinds of its findings, gravest first, without repeats. */
  readonly kinds: readonly FindingKind[];
  /** File index of the event at which it first breaks. */
  readonly firstBreak?: number;
}

export interface SurvivalCount {
  readonly replayed: number;
  readonly broken: number;
  readonly unproven: number;
  readonly survived: number;
  readonly followed: number;
  readonly survival: Survival;
}

/** Deals that passed through a state, and how many of them broke there. Keyed "lifecycle:dotted.path". */
export type Traffic = Readonly<Record<string, { readonly deals: number; readonly broke: number }>>;

/** What a whole replay says. */
export interface ReplayOverview {
  /** Of the closed deals; of the open ones when none is closed. */
  readonly survival: SurvivalCount;
  /** Ranked; over all deals. */
  readonly breaks: readonly Break[];
  readonly traffic: Traffic;
  readonly byCode: Readonly<Record<string, number>>;
  readonly coverage: {
    readonly transitions: Readonly<Record<string, number>>;
    readonly rules: Readonly<Record<string, number>>;
    readonly responsibilities: Readonly<Record<string, number>>;
  };
  readonly coveringDeals: CoveringDeals;
}

export type EngineRequest =
  | { readonly kind: 'deals.load'; readonly batch: number; readonly sources: readonly DealSource[] }
  | { readonly kind: 'framework.set'; readonly version: number; readonly text: string }
  | { readonly kind: 'replay.start' }
  | { readonly kind: 'replay.stop' }
  | { readonly kind: 'deal.open'; readonly request: number; readonly index: number };

export type EngineReply =
  | { readonly kind: 'deals.progress'; readonly batch: number; readonly done: number; readonly total: number }
  | {
      readonly kind: 'deals.loaded';
      readonly batch: number;
      readonly rows: readonly DealRow[];
      readonly rejected: readonly RejectedLine[];
    }
  | {
      readonly kind: 'framework.checked';
      readonly version: number;
      readonly diagnostics: readonly Diagnostic[];
      /** False when the framework cannot be replayed; then no replay follows. */
      readonly runnable: boolean;
    }
  | {
      readonly kind: 'replay.progress';
      readonly version: number;
      readonly batch: number;
      readonly done: number;
      readonly total: number;
      readonly verdicts: readonly DealVerdict[];
    }
  | {
      readonly kind: 'replay.finished' | 'replay.stopped';
      readonly version: number;
      readonly batch: number;
      readonly done: number;
      readonly total: number;
      readonly overview: ReplayOverview;
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
export interface EngineHost {
  post(reply: EngineReply): void;
  /** Milliseconds from any origin. */
  now(): number;
  /** Lets the host handle what has arrived meanwhile. */
  pause(): Promise<void>;
}
