import type { FactValue } from '../model/cell.ts';
import type { Decision, Framework } from '../model/framework.ts';
import { joinWords } from './joinWords.ts';
import { phraseFact } from './phraseFact.ts';

/** Columns with their values; an undefined value is one nobody knows. */
export type ScenarioValues = Iterable<readonly [string, FactValue | undefined]>;

/** A scenario as clauses joined by "and": "the partner found the opportunity and the deal is in pitch". */
export function phraseScenario(framework: Framework, values: ScenarioValues): string {
  const clauses = [...values].map(([column, value]) => phraseFact(framework, column, value));
  return joinWords([...new Set(clauses)], 'and');
}

/** The decision's question in a scenario: "Who leads the customer when the partner found the opportunity?". Clauses follow the inputs. */
export function phraseQuestion(framework: Framework, decision: Decision, values: ScenarioValues): string {
  const place = (column: string): number => {
    const index = decision.inputs.indexOf(column);
    return index < 0 ? decision.inputs.length : index;
  };
  const ordered = [...values].sort(([a], [b]) => place(a) - place(b));
  const scenario = phraseScenario(framework, ordered);
  const question = (decision.question?.trim() || fallbackQuestion(decision)).replace(/\s*\?+$/, '');
  if (scenario === '') return `${question}?`;
  return `${question}${/\b(when|if)\b/i.test(question) ? ', given that' : ' when'} ${scenario}?`;
}

function fallbackQuestion(decision: Decision): string {
  switch (decision.name) {
    case 'customerLead':
      return 'Who leads the customer';
    case 'registrationConflict':
      return 'Whose registration stands';
    case 'registrationSuccession':
      return 'Which registration moves up';
    default:
      return `What is decided on "${decision.name}"`;
  }
}
