import type { DiagnosticCode } from '../diagnostics/diagnosticCodes.ts';
import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { FactValue } from '../model/cell.ts';
import type { Deal } from '../model/deal.ts';

/** What is asked of a framework before any deal is replayed. */
export type PropertyKind =
  /** Whenever the stage is active, exactly one role leads. Subject: the stage. */
  | 'lead.decided'
  | 'lead.unique'
  /** A decision answers, and gives one answer, whenever it is asked. Subject: the decision. */
  | 'decision.decided'
  | 'decision.unique'
  /** From wherever a deal can be in the stage, it can still be won, or lost. Subject: the stage. */
  | 'stage.can-win'
  | 'stage.can-lose'
  /** From wherever an object can be, its path can still come to an end. Subject: the lifecycle. */
  | 'path.ends'
  /** A registration that is active can still stop being so; one that is granted stops by time alone. */
  | 'registration.ends'
  | 'protection.ends'
  /** When a clock ends protection while a stage is active, the framework says what comes next. */
  | 'protection.answered'
  /** Some deal takes every transition. Subject: the lifecycle. */
  | 'transitions.live'
  /** No transition sets back parts of a parallel state that it has nothing to do with. Subject: the lifecycle. */
  | 'regions.kept';

/**
 * `proved`: it holds in every scenario. `refuted`: a deal shows that it does not, and its replay agrees. `possible`: the search found a way whose replay
 * did not confirm it, or could not confirm that there is none. `open`: the budget ended first.
 */
export type PropertyStatus = 'proved' | 'refuted' | 'possible' | 'open';

export interface VerifyProperty {
  readonly kind: PropertyKind;
  /** A stage, a decision or a lifecycle. */
  readonly subject: string;
  /** What should hold, one plain sentence. */
  readonly claim: string;
  readonly status: PropertyStatus;
  /** Combinations of where objects stand and of the facts that matter, each looked at. */
  readonly scenarios: number;
  readonly findings: readonly VerifyFinding[];
}

/** One way in which a property does not hold, or may not hold. */
export interface VerifyFinding {
  readonly code: DiagnosticCode;
  readonly message: string;
  /** Place in the framework file. */
  readonly path: JsonPath;
  readonly or?: JsonPath;
  /** Facts of the scenario, by column. */
  readonly witness?: Readonly<Record<string, FactValue>>;
  readonly confirmed: boolean;
  /** Absent where the finding is that something can never happen. */
  readonly counterexample?: Counterexample;
}

/** The shortest way that was found to what should not be, as a deal that can be replayed. */
export interface Counterexample {
  /** One plain sentence for each thing that happens. */
  readonly steps: readonly string[];
  readonly deal: Deal;
  readonly shows: Shown;
}

/** What replaying a counterexample shows, besides that no step departs from the framework. */
export type Shown =
  | { readonly kind: 'finding'; readonly code: string; readonly decision: string; readonly stage?: string }
  /** Where objects stand at the end, by key: "registration/R1" -> "overdue". */
  | { readonly kind: 'states'; readonly states: Readonly<Record<string, string>> }
  /** A transition that was taken, by id. */
  | { readonly kind: 'transition'; readonly id: string };

/** What a set of lifecycles explored together came to. */
export interface ExploredPart {
  readonly lifecycles: readonly string[];
  /** Reachable combinations of where their objects stand, in every scenario of the facts their conditions read. */
  readonly combinations: number;
  readonly moves: number;
  readonly complete: boolean;
}

/** What where objects stand can tell a decision: every other combination of these columns never comes up. */
export interface PossibleInputs {
  readonly decision: string;
  /** Derived facts among the decision's columns, the incumbent's state included; for the lead the stage comes first in any case. */
  readonly columns: readonly string[];
  /** Values in the order of the columns, each combination once. */
  readonly combinations: readonly (readonly FactValue[])[];
  /** False when the budget ended first: then others may come up, too. */
  readonly complete: boolean;
}

/** What can be said of a framework before any deal is replayed. */
export interface VerifyReport {
  readonly properties: readonly VerifyProperty[];
  readonly explored: readonly ExploredPart[];
  /** One entry for each decision that is asked. */
  readonly possible: readonly PossibleInputs[];
  /** One sentence for each thing that was not looked at. */
  readonly notCovered: readonly string[];
  /** Every property is proved or refuted. */
  readonly conclusive: boolean;
}
