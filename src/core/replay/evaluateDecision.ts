import type { FactValue } from '../model/cell.ts';
import type { Answer, Decision } from '../model/framework.ts';
import type { Nearest } from '../model/run.ts';
import type { CompiledDecision, DecisionAnswer, NearestRule } from '../rules/index.ts';
import {
  answerDecision,
  classifyInputs,
  keyOfAnswer,
  phraseAnswer,
  phraseNearest,
  phraseQuestion,
} from '../rules/index.ts';
import { causeOfMissing } from './causeOfMissing.ts';
import type { CompiledFramework } from './compileFramework.ts';
import type { DealWalk } from './dealWalk.ts';
import type { Evaluation, Judged } from './judged.ts';
import type { Moment } from './moment.ts';

type ReadFact = (column: string) => FactValue | undefined;

/** Where and about what a decision is asked. */
export interface Occasion {
  readonly decision: string;
  readonly moment: Moment;
  readonly object: string;
  readonly stage: string | undefined;
  readonly read: ReadFact;
  readonly assumed: boolean;
  readonly causedBy?: string | undefined;
}

/** Finding code of a decision: reserved ones have families of their own. */
export function codeOf(decision: string, ending: 'undecided' | 'ambiguous' | 'contradicted'): string {
  if (decision === 'customerLead') return `lead.${ending}`;
  if (decision === 'registrationConflict' || decision === 'registrationSuccession')
    return `registration.${ending}`;
  return `decision.${ending}`;
}

const RESERVED_QUESTIONS: Readonly<Record<string, string>> = {
  customerLead: 'Who leads the customer?',
  registrationConflict: 'Whose registration stands?',
  registrationSuccession: 'The standing registration ended while another is active: who moves up?',
};

/** The question of a decision, whether or not the framework has it. */
export function questionOf(compiled: CompiledFramework, decision: string): string {
  return (
    compiled.framework.decisions.get(decision)?.question ??
    RESERVED_QUESTIONS[decision] ??
    `What about ${decision}?`
  );
}

/** Whose partner type each column tells: the deal's, or that of a registration in the pair. */
export interface Parties {
  readonly incumbent?: string;
  readonly challenger?: string;
}

/** True when the question reads a partner type the framework does not know; it is then not asked (design §4.6). */
export function isMuted(
  { compiled, history }: DealWalk,
  decision: string,
  { incumbent, challenger }: Parties = {},
): boolean {
  const inputs = compiled.framework.decisions.get(decision)?.inputs ?? [];
  const unsupported = (object: string | undefined): boolean =>
    object !== undefined && history.facts.unsupported.has(object);
  return inputs.some(
    (input) =>
      (input === 'partnerType' && unsupported('deal')) ||
      (input === 'incumbentPartnerType' && unsupported(incumbent)) ||
      (input === 'challengerPartnerType' && unsupported(challenger)),
  );
}

/** Asks a decision once and reports what the framework could not answer. */
export function evaluateDecision(walk: DealWalk, occasion: Occasion): Evaluation {
  const { compiled } = walk;
  const decision = compiled.decisions.get(occasion.decision);
  const model = compiled.framework.decisions.get(occasion.decision);
  if (!decision || !model) {
    const evaluation = unasked(compiled, occasion.decision);
    reportEvaluation(walk, occasion, evaluation, undefined, undefined);
    return evaluation;
  }
  const judged = judgeOnce(compiled, decision, model, occasion.read);
  walk.onJudged?.(judged);
  reportEvaluation(walk, occasion, judged.evaluation, judged.outcome, model);
  return judged.evaluation;
}

/** What a decision of another framework with the same columns says about the same values. */
export function judgeAgain(
  compiled: CompiledFramework,
  { decision: name, values }: Judged,
): Judged | undefined {
  const decision = compiled.decisions.get(name);
  const model = compiled.framework.decisions.get(name);
  return decision && model && judgeOnce(compiled, decision, model, (column) => values.get(column));
}

const judgedBefore = new WeakMap<CompiledFramework, Map<string, Judged>>();
/** Numbers may make every asking another one. */
const REMEMBERED = 4096;

/** Asks a decision about the same values only once. */
function judgeOnce(
  compiled: CompiledFramework,
  decision: CompiledDecision,
  model: Decision,
  read: ReadFact,
): Judged {
  const values = new Map(decision.columns.map(({ column }) => [column, read(column)]));
  let key = model.name;
  for (const value of values.values()) key += `|${typeof value} ${String(value)}`;
  const known = judgedBefore.get(compiled) ?? new Map<string, Judged>();
  judgedBefore.set(compiled, known);
  const before = known.get(key);
  if (before) return before;
  const readValue: ReadFact = (column) => values.get(column);
  const outcome = answerDecision(decision, readValue);
  const evaluation = judge(compiled, decision, model, outcome, readValue);
  const judged = { decision: model.name, values, evaluation, outcome };
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, judged);
  return judged;
}

function judge(
  compiled: CompiledFramework,
  decision: CompiledDecision,
  model: Decision,
  outcome: DecisionAnswer,
  read: ReadFact,
): Evaluation {
  const { name } = model;
  const classes = classifyInputs(decision, read);
  const scenario: Record<string, FactValue> = {};
  for (const input of model.inputs) {
    const value = read(input);
    if (value !== undefined) scenario[input] = value;
  }
  const relevant = new Map(
    classes.flatMap(({ column }): [string, FactValue | undefined][] => [[column, read(column)]]),
  );
  return {
    decision: name,
    kind: outcome.kind,
    ...(outcome.kind === 'answer' ? { answer: outcome.answer } : {}),
    rules: rulesOf(outcome),
    key: [name, ...classes.map(({ column, class: text }) => `${column}=${text}`)],
    question: phraseQuestion(
      compiled.framework,
      { ...model, question: questionOf(compiled, name) },
      relevant,
    ),
    scenario,
  };
}

function unasked(compiled: CompiledFramework, name: string): Evaluation {
  return {
    decision: name,
    kind: 'silent',
    rules: [],
    key: [name],
    question: questionOf(compiled, name),
    scenario: {},
  };
}

function rulesOf(outcome: DecisionAnswer): readonly string[] {
  if (outcome.kind === 'answer') return outcome.rules;
  if (outcome.kind === 'ambiguous') return outcome.answers.flatMap(({ rules }) => rules);
  if (outcome.kind === 'silent') return outcome.postponed ? [outcome.postponed.rule] : [];
  return [];
}

function reportEvaluation(
  walk: DealWalk,
  occasion: Occasion,
  evaluation: Evaluation,
  outcome: DecisionAnswer | undefined,
  model: Decision | undefined,
): void {
  const { findings, compiled } = walk;
  const series = `ask:${evaluation.decision}`;
  const { moment, object, stage, assumed, causedBy } = occasion;
  const shared = {
    moment,
    object,
    stage,
    assumed,
    causedBy,
    series,
    question: evaluation.question,
    key: evaluation.key,
    scenario: evaluation.scenario,
    rules: evaluation.rules.map((rule) => `${evaluation.decision}/${rule}`),
  };
  if (!outcome || !model) {
    const detail = `The framework has no decision "${evaluation.decision}".`;
    findings.add({ ...shared, code: codeOf(evaluation.decision, 'undecided'), kind: 'silent', detail });
    return;
  }
  switch (outcome.kind) {
    case 'answer':
      findings.close(series);
      return;
    case 'silent': {
      const nearest = outcome.nearest[0] ? toNearest(compiled, model, outcome.nearest[0]) : undefined;
      findings.add({
        ...shared,
        code: codeOf(model.name, 'undecided'),
        kind: 'silent',
        nearest,
        detail: outcome.postponed
          ? `${outcome.postponed.rule} only answers "${phraseAnswer(compiled.framework, model, outcome.postponed.answer)}" and names nobody who decides by when.`
          : nearest
            ? `No rule answers. ${nearest.sentence}.`
            : 'No rule answers.',
      });
      return;
    }
    case 'ambiguous': {
      const said = outcome.answers.map(
        ({ answer, rules }) =>
          `${rules.join(', ')} says "${phraseAnswer(compiled.framework, model, answer)}"`,
      );
      findings.add({
        ...shared,
        code: codeOf(model.name, 'ambiguous'),
        kind: 'ambiguous',
        detail: `${said.join('; ')}.`,
      });
      return;
    }
    case 'missing': {
      const gives = outcome.byValue.map(({ given, outcome: kind, answer }) => {
        const values = Object.entries(given).map(([fact, value]) => `${fact} ${String(value)}`);
        const said =
          kind === 'answer' && answer !== undefined
            ? `"${phraseAnswer(compiled.framework, model, answer)}"`
            : kind;
        return `${values.join(', ')}: ${said}`;
      });
      findings.add({
        ...shared,
        code: 'fact.missing',
        kind: 'unreadable',
        key: [model.name, ...outcome.facts],
        facts: outcome.facts,
        causedBy: causeOfMissing(walk, outcome.facts) ?? causedBy,
        detail: `The record does not say ${outcome.facts.map((fact) => `"${fact}"`).join(' and ')}. ${gives.join('; ')}.`,
      });
    }
  }
}

function toNearest(compiled: CompiledFramework, model: Decision, nearest: NearestRule): Nearest {
  return {
    rule: `${model.name}/${nearest.rule}`,
    answer: phraseAnswer(compiled.framework, model, nearest.answer),
    sentence: phraseNearest(compiled.framework, model, nearest),
    misses: nearest.misses,
  };
}

/** The one value an answer is compared by: itself, or its first named column. */
export function comparable(answer: Answer): string {
  return typeof answer === 'string' ? answer : ([...answer.values()][0] ?? keyOfAnswer(answer));
}
