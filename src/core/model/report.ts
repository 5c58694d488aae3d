import type { Deal, Verdict } from './deal.ts';
import type { AnswerCounts, DealRun, Finding, TraceStep } from './run.ts';

/** Survived of those that could be judged, with a Wilson 95 % interval and the band that unproven deals leave open. */
export interface Survival {
  /** survived + broken */
  readonly of: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly atLeast: number | null;
  readonly atMost: number | null;
}

export interface GroupSurvival {
  readonly replayed: number;
  readonly broken: number;
  readonly unproven: number;
  readonly survived: number;
  readonly followed: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** All findings with the same break key: one question, many deals. */
export interface Break {
  readonly id: string;
  readonly key: string;
  readonly code: string;
  readonly kind: Finding['kind'];
  readonly question: string;
  readonly deals: number;
  readonly won: number;
  /** Sum of the fact "amount" over won deals; null when any of them has none. */
  readonly amountWon: number | null;
  readonly example: string;
  readonly dealIds: readonly string[];
}

/** What the replay of a set of deals says, before the host adds tool, inputs and gate. */
export interface ReplaySummary {
  readonly deals: {
    readonly replayed: number;
    readonly broken: number;
    readonly unproven: number;
    readonly survived: number;
    readonly followed: number;
  };
  readonly survival: Survival;
  /** The same deals under "a framework that always says vendor, first stands": share of checked answers it gets right. */
  readonly baseline: {
    readonly customerLead: { readonly checked: number; readonly right: number };
    readonly registrationConflict: { readonly checked: number; readonly right: number };
  };
  readonly answers: Readonly<Record<string, AnswerCounts>>;
  readonly byPartnerType: Readonly<Record<string, GroupSurvival>>;
  readonly byPartner: Readonly<Record<string, GroupSurvival>>;
  readonly byCode: Readonly<Record<string, number>>;
  /** Ranked by won deals, then deals, then id. */
  readonly breaks: readonly Break[];
  readonly findings: readonly Finding[];
  readonly coverage: {
    readonly transitions: Readonly<Record<string, number>>;
    readonly rules: Readonly<Record<string, number>>;
    readonly responsibilities: Readonly<Record<string, number>>;
  };
}

export interface ReportedRun {
  readonly deal: string;
  readonly verdict: DealRun['verdict'];
  readonly follows: boolean;
  readonly cost: number;
  readonly fitness: number;
  readonly states: Readonly<Record<string, string>>;
}

/** What a kept deal expects of the framework, and what came. */
export interface JudgedExpectation {
  readonly deal: string;
  readonly edgeCase?: string;
  readonly met: boolean;
  readonly expected: NonNullable<Deal['expect']>;
  readonly actual: { readonly verdict: Verdict; readonly codes: readonly string[] };
}

/** The JSON of `cosell replay --format json`. */
export interface ReplayReport extends ReplaySummary {
  readonly format: 'cosell-replay/1';
  readonly tool: { readonly name: 'cosell'; readonly version: string; readonly xstate: string };
  readonly options: Readonly<Record<string, unknown>>;
  readonly framework: { readonly id: string; readonly version: string; readonly digest: string };
  readonly inputs: readonly {
    readonly name: string;
    readonly digest: string;
    readonly deals: number;
    readonly rejectedLines: readonly { readonly line: number; readonly message: string }[];
  }[];
  readonly gate: { readonly passed: boolean; readonly reasons: readonly string[] };
  /** Of the deals that expect something. */
  readonly expectations?: readonly JudgedExpectation[];
  readonly runs?: readonly ReportedRun[];
  readonly trace?: readonly TraceStep[];
}
