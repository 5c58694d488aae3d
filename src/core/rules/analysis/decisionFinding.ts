import type { DiagnosticCode } from '../../diagnostics/diagnosticCodes.ts';
import type { JsonPath } from '../../diagnostics/diagnostic.ts';
import type { CellSource, FactValue } from '../../model/cell.ts';
import type { Command } from '../../model/command.ts';

/** Something that is wrong with a decision as a whole, told before any deal is replayed. */
export interface DecisionFinding {
  readonly code: Extract<
    DiagnosticCode,
    | 'decision.gap'
    | 'decision.overlap'
    | 'decision.agreement'
    | 'decision.too-large'
    | 'rule.dead'
    | 'rule.subsumed'
    | 'rule.mergeable'
    | 'answer.unreachable'
    | 'input.irrelevant'
  >;
  /** One sentence. */
  readonly message: string;
  /** Below the decision in the file. */
  readonly at: JsonPath;
  /** Ids of the rules concerned; the one it is about comes first. */
  readonly rules: readonly string[];
  /** Gaps: the missing rule's cells. */
  readonly when?: Readonly<Record<string, CellSource>>;
  /** A scenario that shows it: a value for each column the table tests. */
  readonly witness?: Readonly<Record<string, FactValue>>;
  /** Changes that would end it, the one to propose first. */
  readonly fixes: readonly Command[];
}

/** What there is to say about a decision, holes first. */
export interface DecisionAnalysis {
  readonly decision: string;
  readonly findings: readonly DecisionFinding[];
  /** False when the table was too large to be looked at whole: what is listed is true, and there may be more. */
  readonly exhaustive: boolean;
}
