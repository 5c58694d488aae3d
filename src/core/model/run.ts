import type { Verdict } from './deal.ts';
import type { FactValue } from './cell.ts';

export type FindingKind = 'silent' | 'ambiguous' | 'contradicted' | 'unreadable';

/** Something that went wrong while one deal was replayed. */
export interface Finding {
  readonly deal: string;
  readonly code: string;
  readonly kind: FindingKind;
  readonly severity: 'error' | 'warning' | 'info';
  /** Index of the event in the record's file order; the number of events when it stands at the record's end. */
  readonly event: number;
  /** Last event index of a run of evaluations with the same break. */
  readonly until?: number;
  /** The event shares its instant with another. */
  readonly tied?: boolean;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** "deal" or "registration/R1". */
  readonly object: string;
  readonly stage?: string;
  /** The question the framework could not answer, one plain sentence. */
  readonly question: string;
  readonly detail: string;
  /** Addresses such as "customerLead/lead-1". */
  readonly rules: readonly string[];
  readonly nearest?: Nearest;
  readonly actual?: string;
  readonly expected?: string;
  /** Break id of the earlier finding of this deal without which this one would not stand. */
  readonly causedBy?: string;
  /** Rests on a step the record does not hold. */
  readonly assumed?: boolean;
  /** Facts the record does not tell, of findings about those. */
  readonly facts?: readonly string[];
  /** Break id: 12 hex digits of the SHA-256 of `key`. */
  readonly break: string;
  readonly key: string;
  /** The scenario the question was asked in: input columns with their values. */
  readonly scenario?: Readonly<Record<string, FactValue>>;
}

/** The rule that would have answered had fewest inputs been otherwise. */
export interface Nearest {
  readonly rule: string;
  readonly answer: string;
  /** Plain sentence: "lead-1 would have answered Partner seller if customer were new". */
  readonly sentence: string;
  /** Columns that refused, with what the rule wants and what stood. */
  readonly misses: readonly { readonly column: string; readonly wanted: string; readonly was?: FactValue }[];
}

export type MoveKind = 'sync' | 'override' | 'log' | 'model' | 'timer' | 'always' | 'create';

/** One step of the explanation of a deal. */
export interface TraceStep {
  /** File index of the event this step belongs to or is inserted before; the number of events at the end. */
  readonly event: number;
  readonly move: MoveKind;
  readonly object: string;
  /** Dotted paths of the active atomic states. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly stage?: string;
  /** What the framework says: the role that leads, once settled. */
  readonly lead?: string;
  /** State of the standing registration. */
  readonly registration?: string;
  /** Transition ids taken. */
  readonly transitions: readonly string[];
  /** Due times (ISO) of armed clocks of this object, by duration name. */
  readonly clocks: Readonly<Record<string, string>>;
}

/** Evidence for one decision. confirmed + contradicted + unchecked + exceptions = askings that had a definite answer. */
export interface AnswerCounts {
  readonly asked: number;
  readonly confirmed: number;
  readonly contradicted: number;
  readonly unchecked: number;
  readonly exceptions: number;
  readonly disputes: number;
  readonly settled: number;
}

/** The replay of one deal. */
export interface DealRun {
  readonly deal: string;
  readonly partnerType?: string;
  /** Partner ids, in record order. */
  readonly partners: readonly string[];
  readonly outcome: 'won' | 'lost' | 'open';
  /** The fact "amount" at the record's end, and its currency where the record has one. */
  readonly amount?: number;
  readonly currency?: string;
  readonly verdict: Verdict;
  readonly follows: boolean;
  /** Sum over all objects of the cheapest explanation. */
  readonly cost: number;
  readonly fitness: number;
  /** Final state by object: "deal" -> "won", "registration/R1" -> "expired". */
  readonly states: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  readonly answers: Readonly<Record<string, AnswerCounts>>;
  /** How "vendor leads, first registration stands" fares on what the record can check. */
  readonly baseline: {
    readonly customerLead: { readonly checked: number; readonly right: number };
    readonly registrationConflict: { readonly checked: number; readonly right: number };
  };
  /** Hits by transition id, "decision/rule" and responsibility index. */
  readonly coverage: {
    readonly transitions: Readonly<Record<string, number>>;
    readonly rules: Readonly<Record<string, number>>;
    readonly responsibilities: Readonly<Record<string, number>>;
  };
  readonly trace?: readonly TraceStep[];
}
