import {
  answerDecision,
  explainDecision,
  phraseAnswer,
  phraseNearest,
  phraseScenario,
  type Answer,
  type CellExplanation,
  type FactValue,
} from '../../core/index.ts';
import { titleOf, type DecisionTable } from './decisionTable.ts';
import { nameValue } from '../session/nameValue.ts';

/** How a rule fares in the scenario. */
export type RuleLight = 'answers' | 'contradicts' | 'late' | 'open' | 'fails';

/** How a rule fares, in words. */
export const LIGHT_WORDS: Readonly<Record<RuleLight, string>> = {
  answers: 'answers',
  contradicts: 'contradicts',
  late: 'comes too late',
  open: 'may fit',
  fails: 'does not fit',
};

/** What the decision says in the scenario, in words. */
export interface ScenarioAnswer {
  readonly kind: 'answer' | 'silent' | 'ambiguous' | 'missing';
  readonly headline: string;
  readonly detail: string;
}

export interface LitScenario {
  readonly answer: ScenarioAnswer;
  /** By rule index. */
  readonly rules: readonly { readonly light: RuleLight; readonly cells: readonly CellExplanation[] }[];
}

/** Asks the decision about a scenario in which some facts are known. */
export function lightScenario(table: DecisionTable, known: ReadonlyMap<string, FactValue>): LitScenario {
  const { compiled } = table;
  const read = (column: string): FactValue | undefined => known.get(column);
  const outcome = answerDecision(compiled, read);
  const answering = new Set(outcome.kind === 'answer' ? outcome.rules : []);
  const clashing = new Set(outcome.kind === 'ambiguous' ? outcome.answers.flatMap(({ rules }) => rules) : []);
  const rules = explainDecision(compiled, read).map(({ rule, outcome: fits, cells }) => {
    const light: RuleLight =
      fits === 'failed'
        ? 'fails'
        : answering.has(rule)
          ? 'answers'
          : clashing.has(rule)
            ? 'contradicts'
            : fits === 'unknown' || outcome.kind === 'missing'
              ? 'open'
              : 'late';
    return { light, cells };
  });
  return { answer: phraseOutcome(table, known, outcome), rules };
}

function phraseOutcome(
  table: DecisionTable,
  known: ReadonlyMap<string, FactValue>,
  outcome: ReturnType<typeof answerDecision>,
): ScenarioAnswer {
  const { framework, decision, compiled } = table;
  const says = (answer: Answer): string =>
    isEmpty(answer) ? 'No answer yet' : sentence(phraseAnswer(framework, decision, answer));
  const columns = new Set(compiled.columns.map(({ column }) => column));
  const given = [...known].filter(([column]) => columns.has(column));
  const when = given.length === 0 ? 'in every scenario' : `when ${phraseScenario(framework, given)}`;
  switch (outcome.kind) {
    case 'answer':
      return {
        kind: 'answer',
        headline: says(outcome.answer),
        detail: `${when}, by ${outcome.rules.join(', ')}`,
      };
    case 'silent': {
      const [nearest] = outcome.nearest;
      const near = nearest ? ` ${sentence(phraseNearest(framework, decision, nearest))}.` : '';
      const postponed = outcome.postponed
        ? ` ${outcome.postponed.rule} only postpones: name who decides, and within what time.`
        : near;
      return { kind: 'silent', headline: 'The framework is silent', detail: `${when}.${postponed}` };
    }
    case 'ambiguous': {
      const answers = outcome.answers.map(({ answer, rules }) => `${says(answer)} (${rules.join(', ')})`);
      return {
        kind: 'ambiguous',
        headline: 'Rules contradict each other',
        detail: `${when}: ${answers.join(' · ')}`,
      };
    }
    case 'missing': {
      const facts = outcome.facts.map((column) => titleOf(framework, column).toLowerCase());
      const [only] = outcome.facts;
      const given = outcome.byValue.map(({ given: value, classes, outcome: kind, answer }) => {
        const name = classes[only ?? ''] ?? '';
        const words = typeof value[only ?? ''] === 'number' ? name : nameValue(framework, only ?? '', name);
        if (kind === 'answer') return `${words}: ${says(answer ?? '')}`;
        return `${words}: ${kind === 'silent' ? 'silent' : 'two answers'}`;
      });
      const each = outcome.facts.length === 1 && outcome.unlisted === 0 && given.length <= 6;
      return {
        kind: 'missing',
        headline: `It depends on ${joinWords(facts)}`,
        detail: each ? given.join(' · ') : 'Set them in the scenario to see which rule answers.',
      };
    }
  }
}

function isEmpty(answer: Answer): boolean {
  return typeof answer === 'string' ? answer === '' : [...answer.values()].every((value) => value === '');
}

function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
