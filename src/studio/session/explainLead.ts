import {
  answerDecision,
  compileDecision,
  parseInstant,
  phraseAnswer,
  phraseScenario,
  type FactValue,
  type Framework,
} from '../../core/index.ts';
import type { Frame } from './createFrames.ts';

/** Who leads at a step, in words, and the rules and facts that make it so. */
export interface LeadExplained {
  readonly kind: 'answer' | 'silent' | 'ambiguous' | 'missing' | 'none';
  readonly lead: string;
  readonly why: string;
  readonly rules: readonly string[];
}

/** Asks the lead decision about a step, with what the record had said by then. */
export function explainLead(
  framework: Framework,
  frame: Frame,
  partnerType: string | undefined,
): LeadExplained {
  const decision = framework.decisions.get('customerLead');
  if (!decision)
    return {
      kind: 'none',
      lead: 'nobody is named',
      why: 'the framework has no rule about the lead',
      rules: [],
    };
  const compiled = compileDecision(framework, decision);
  const read = (column: string): FactValue | undefined => readColumn(frame, partnerType, column);
  const outcome = answerDecision(compiled, read);
  const known = decision.inputs.flatMap((column): [string, FactValue][] => {
    const value = read(column);
    return value === undefined ? [] : [[column, value]];
  });
  const because = known.length === 0 ? '' : phraseScenario(framework, known);
  switch (outcome.kind) {
    case 'answer':
      return {
        kind: 'answer',
        lead: phraseAnswer(framework, decision, outcome.answer),
        why: because,
        rules: outcome.rules,
      };
    case 'silent':
      return { kind: 'silent', lead: 'nobody is named', why: because, rules: [] };
    case 'ambiguous':
      return {
        kind: 'ambiguous',
        lead: outcome.answers.map(({ answer }) => phraseAnswer(framework, decision, answer)).join(' and '),
        why: because,
        rules: outcome.answers.flatMap(({ rules }) => rules),
      };
    case 'missing':
      return {
        kind: 'missing',
        lead: 'it depends',
        why: `the record does not say: ${outcome.facts.join(', ')}`,
        rules: [],
      };
  }
}

function readColumn(frame: Frame, partnerType: string | undefined, column: string): FactValue | undefined {
  if (column === 'partnerType') return partnerType;
  if (column === 'stage') return frame.stage ?? 'none';
  if (column === 'registration') return frame.registration ?? 'none';
  if (column === 'state.deal') return frame.states.get('deal')?.[0]?.split('.')[0];
  return frame.facts.get(column);
}

/** Clocks that run at a step, the soonest first. */
export function listClocks(
  framework: Framework,
  frame: Frame,
): readonly { readonly object: string; readonly duration: string; readonly due: number }[] {
  return [...frame.clocks]
    .flatMap(([object, clocks]) =>
      Object.entries(clocks).map(([duration, due]) => ({
        object,
        duration,
        due: parseInstant(due, framework.timezone) ?? Number.NaN,
      })),
    )
    .filter(({ due }) => !Number.isNaN(due))
    .toSorted((a, b) => a.due - b.due);
}
