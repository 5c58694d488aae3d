import type { FactValue } from '../model/cell.ts';
import type { Deal, Verdict } from '../model/deal.ts';
import type { FactDefinition, Framework } from '../model/framework.ts';
import type { DealRun, TraceStep } from '../model/run.ts';
import { replayDeal, type CompiledFramework } from '../replay/index.ts';
import { phraseFact } from '../rules/index.ts';
import { applyAnswer } from './applyAnswers.ts';
import { createChoices, type RecallQuestion } from './recallCard.ts';

/** What could be asked about a deal, and how far the answers would move what is known. */
export interface Askable {
  readonly questions: readonly RecallQuestion[];
  /** 0: nothing would change. An open verdict that any answer would settle counts 1, one that answers settle differently up to 2; evidence half of that. */
  readonly weight: number;
}

/** A person is not asked more than this about one deal. */
const MOST_QUESTIONS = 4;
/** Facts that are tried together; their answers multiply. */
const TRIED_TOGETHER = 2;
const EVIDENCE = 0.5;

/**
 * Finds what is worth asking about a deal, given its run with every step. Who led and whose registration stood is asked where the framework says who should, or would with
 * the facts that are missing. Numbers are not asked: nobody remembers them by one key.
 */
export function findQuestions(compiled: CompiledFramework, deal: Deal, run: DealRun): Askable {
  const { framework } = compiled;
  const facts = findTellingFacts(compiled, deal, run);
  const tried = tryTogether(compiled, deal, facts.slice(0, TRIED_TOGETHER));
  const together = tried.map(({ verdict }) => verdict);
  const settled = together.filter((verdict) => verdict !== 'unproven').length;
  const isUnchecked = (decision: string): boolean =>
    [run, ...tried].some(({ answers }) => (answers[decision]?.unchecked ?? 0) > 0);
  const isOpen = run.verdict === 'unproven';
  let weight =
    facts.length === 0
      ? 0
      : (isOpen ? settled / together.length : 0) + spreadOf(together) * (isOpen ? 1 : EVIDENCE);
  const ofFacts = facts.map(({ fact, definition }): RecallQuestion => ({
    kind: 'fact',
    fact,
    text: definition.question ?? `What was "${fact}"?`,
    choices: createChoices(valuesOf(definition).map((value) => [value, phraseFact(framework, fact, value)])),
  }));
  const others: RecallQuestion[] = [];
  if (!knowsLead(deal) && isUnchecked('customerLead')) {
    weight += EVIDENCE;
    others.push({ kind: 'lead', text: 'Who led the customer?', choices: leadsOf(framework) });
  }
  const registrations = registrationsOf(deal);
  if (registrations.length > 1 && isUnchecked('registrationConflict')) {
    weight += EVIDENCE;
    const text = 'Whose registration stood?';
    others.push({
      kind: 'conflict',
      text,
      choices: createChoices(registrations),
      ...whenAsked(deal, run, isChallenge),
    });
  }
  if (others[0]?.kind === 'lead' && run.answers['customerLead']?.disputes === 0) {
    const text = 'Was it disputed who leads?';
    others.splice(1, 0, { kind: 'dispute', text, choices: DISPUTED, ...whenAsked(deal, run, isLeadAsked) });
  }
  return { questions: [...ofFacts.slice(0, MOST_QUESTIONS - others.length), ...others], weight };
}

const DISPUTED = createChoices([
  [true, 'Yes, it was disputed'],
  [false, 'No'],
]);

/** The instant of the step at which a question is put, as recorded. */
function whenAsked(
  deal: Deal,
  { trace = [] }: DealRun,
  isAsking: (step: TraceStep, before: readonly TraceStep[]) => boolean,
): { readonly at?: string } {
  const step = trace.findLast((candidate, index) => isAsking(candidate, trace.slice(0, index)));
  const at = step && deal.events[step.event]?.at;
  return at === undefined ? {} : { at };
}

/** Who leads is asked whenever a stage is entered. */
function isLeadAsked({ object, stage }: TraceStep, before: readonly TraceStep[]): boolean {
  return (
    object === 'deal' &&
    stage !== undefined &&
    before.findLast((step) => step.object === 'deal')?.stage !== stage
  );
}

/** Whose registration stands is asked when another one comes. */
function isChallenge({ object, move }: TraceStep, before: readonly TraceStep[]): boolean {
  return move === 'create' && isRegistration(object) && before.some((step) => isRegistration(step.object));
}

function isRegistration(object: string): boolean {
  return object.startsWith('registration/');
}

interface TellingFact {
  readonly fact: string;
  readonly definition: FactDefinition;
  readonly spread: number;
}

/** Facts the deal does not tell whose value would change its verdict, the most telling first. */
function findTellingFacts(compiled: CompiledFramework, deal: Deal, run: DealRun): readonly TellingFact[] {
  const telling: TellingFact[] = [];
  for (const [fact, definition] of compiled.framework.facts) {
    if (definition.of !== 'deal' || definition.type === 'number' || tellsFact(deal, fact)) continue;
    const verdicts = valuesOf(definition).map((value) => replayWith(compiled, deal, [[fact, value]]).verdict);
    if (verdicts.every((verdict) => verdict === run.verdict)) {
      // Alone it settles nothing; it may with others that are missing.
      if (!run.findings.some(({ facts }) => facts?.includes(fact) === true)) continue;
    }
    telling.push({ fact, definition, spread: spreadOf(verdicts) });
  }
  return telling.sort((a, b) => b.spread - a.spread);
}

/** The runs under every combination of values. */
function tryTogether(
  compiled: CompiledFramework,
  deal: Deal,
  facts: readonly TellingFact[],
): readonly DealRun[] {
  const combinations = facts.reduce<(readonly (readonly [string, FactValue])[])[]>(
    (lists, { fact, definition }) =>
      lists.flatMap((list) => valuesOf(definition).map((value) => [...list, [fact, value] as const])),
    [[]],
  );
  return combinations.map((values) => replayWith(compiled, deal, values));
}

function replayWith(
  compiled: CompiledFramework,
  deal: Deal,
  values: readonly (readonly [fact: string, value: FactValue])[],
): DealRun {
  const told = values.reduce(
    (known, [fact, value]) => applyAnswer(known, { kind: 'fact', fact, value }, {}),
    deal,
  );
  return replayDeal(compiled, told);
}

/** How far verdicts differ: 0 when all are the same, near 1 when none says what another does (Gini impurity). */
function spreadOf(verdicts: readonly Verdict[]): number {
  const share = (wanted: Verdict): number =>
    verdicts.filter((verdict) => verdict === wanted).length / Math.max(1, verdicts.length);
  return verdicts.length === 0
    ? 0
    : 1 - share('survived') ** 2 - share('broken') ** 2 - share('unproven') ** 2;
}

function valuesOf({ type, values }: FactDefinition): readonly FactValue[] {
  return type === 'boolean' ? [true, false] : [...values.keys()];
}

function tellsFact(deal: Deal, fact: string): boolean {
  return (
    deal.facts.has(fact) ||
    deal.events.some(({ type, data }) => type === 'fact.changed' && data.get('fact') === fact)
  );
}

function knowsLead(deal: Deal): boolean {
  return deal.lead !== undefined || deal.events.some(({ type }) => type === 'lead.changed');
}

/** Roles the framework has for leading the customer, or all roles where it has no such decision. */
function leadsOf(framework: Framework): ReturnType<typeof createChoices> {
  const rules = framework.decisions.get('customerLead')?.rules ?? [];
  const answers = new Set(rules.flatMap(({ then }) => (typeof then === 'string' ? [then] : [])));
  const roles = [...framework.roles].filter(([role]) => answers.size === 0 || answers.has(role));
  return createChoices(roles.map(([role, { name }]) => [role, name]));
}

/** Names of the registrations, with who made them. */
function registrationsOf(deal: Deal): readonly (readonly [string, string])[] {
  const makers = new Map<string, string | undefined>();
  for (const { object, by } of deal.events) {
    if (object === undefined || !isRegistration(object)) continue;
    const id = object.slice('registration/'.length);
    makers.set(id, makers.get(id) ?? by.partner);
  }
  const nameOf = (partner: string | undefined): string | undefined =>
    deal.partners.find(({ id }) => id === partner)?.name ?? partner;
  return [...makers].map(([id, partner]) => {
    const name = nameOf(partner);
    return [id, name === undefined ? id : `${name} (${id})`];
  });
}
