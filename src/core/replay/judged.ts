import type { FactValue } from '../model/cell.ts';
import type { Answer } from '../model/framework.ts';
import type { DecisionAnswer } from '../rules/index.ts';

/** What came of asking. */
export interface Evaluation {
  readonly decision: string;
  readonly kind: DecisionAnswer['kind'];
  /** Present when the framework has exactly one answer. */
  readonly answer?: Answer;
  readonly rules: readonly string[];
  /** Stable text of the inputs that matter. */
  readonly key: readonly string[];
  readonly question: string;
  readonly scenario: Readonly<Record<string, FactValue>>;
}

/** What a decision says about the values of its columns. */
export interface Judged {
  readonly decision: string;
  readonly values: ReadonlyMap<string, FactValue | undefined>;
  readonly evaluation: Evaluation;
  readonly outcome: DecisionAnswer;
}
