import type { FactValue } from '../model/cell.ts';
import type { Deal, Verdict } from '../model/deal.ts';
import type { FactDefinition, Framework } from '../model/framework.ts';
import type { DealRun } from '../model/run.ts';
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

/** Finds what is worth asking about a deal, given its run. Numbers are not asked: nobody remembers them by one key. */
export function findQuestions(compiled: CompiledFramework, deal: Deal, run: DealRun): Askable {
  const { framework } = compiled;
  const facts = findTellingFacts(compiled, deal, run);
  const together = tryTogether(compiled, deal, facts.slice(0, TRIED_TOGETHER));
  const settled = together.filter((verdict) => verdict !== 'unproven').length;
  const isOpen = run.verdict === 'unproven';
  let weight =
    facts.length === 0
      ? 0
      : (isOpen ? settled / together.length : 0) + spreadOf(together) * (isOpen ? 1 : EVIDENCE);
  const questions: RecallQuestion[] = facts.map(({ fact, definition }) => ({
    kind: 'fact',
    fact,
    text: definition.question ?? `What was "${fact}"?`,
    choices: createChoices(valuesOf(definition).map((value) => [value, phraseFact(framework, fact, value)])),
  }));

  const lead = run.answers['customerLead'];
  if (lead && lead.asked > 0 && lead.unchecked > 0 && !knowsLead(deal)) {
    weight += EVIDENCE;
    questions.push({ kind: 'lead', text: 'Who led the customer?', choices: leadsOf(framework) });
    if (lead.disputes === 0) {
      questions.push({
        kind: 'dispute',
        text: 'Was it disputed who leads?',
        choices: createChoices([
          [true, 'Yes, it was disputed'],
          [false, 'No'],
        ]),
      });
    }
  }
  const conflict = run.answers['registrationConflict'];
  const registrations = registrationsOf(deal);
  if (conflict && conflict.unchecked > 0 && registrations.length > 1) {
    weight += EVIDENCE;
    questions.push({
      kind: 'conflict',
      text: 'Whose registration stood?',
      choices: createChoices(registrations),
    });
  }
  return { questions: questions.slice(0, MOST_QUESTIONS), weight };
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
    const verdicts = valuesOf(definition).map((value) => verdictWith(compiled, deal, [[fact, value]]));
    if (verdicts.every((verdict) => verdict === run.verdict)) {
      // Alone it settles nothing; it may with others that are missing.
      const isMissed = run.findings.some(
        ({ code, key }) => code === 'fact.missing' && key.split(/[^\w.-]+/).includes(fact),
      );
      if (!isMissed) continue;
    }
    telling.push({ fact, definition, spread: spreadOf(verdicts) });
  }
  return telling.sort((a, b) => b.spread - a.spread);
}

/** Verdicts under every combination of values. */
function tryTogether(
  compiled: CompiledFramework,
  deal: Deal,
  facts: readonly TellingFact[],
): readonly Verdict[] {
  const combinations = facts.reduce<(readonly (readonly [string, FactValue])[])[]>(
    (lists, { fact, definition }) =>
      lists.flatMap((list) => valuesOf(definition).map((value) => [...list, [fact, value] as const])),
    [[]],
  );
  return combinations.map((values) => verdictWith(compiled, deal, values));
}

function verdictWith(
  compiled: CompiledFramework,
  deal: Deal,
  values: readonly (readonly [fact: string, value: FactValue])[],
): Verdict {
  const told = values.reduce(
    (known, [fact, value]) => applyAnswer(known, { kind: 'fact', fact, value }, {}),
    deal,
  );
  return replayDeal(compiled, told).verdict;
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
    const id = object?.startsWith('registration/') ? object.slice('registration/'.length) : undefined;
    if (id !== undefined) makers.set(id, makers.get(id) ?? by.partner);
  }
  const nameOf = (partner: string | undefined): string | undefined =>
    deal.partners.find(({ id }) => id === partner)?.name ?? partner;
  return [...makers].map(([id, partner]) => {
    const name = nameOf(partner);
    return [id, name === undefined ? id : `${name} (${id})`];
  });
}
