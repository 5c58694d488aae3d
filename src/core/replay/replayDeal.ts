import { formatInstant } from '../clock/index.ts';
import type { Deal, Verdict } from '../model/deal.ts';
import type { AnswerCounts, DealRun, Finding, TraceStep } from '../model/run.ts';
import { alignObject } from './alignObject.ts';
import type { AlignedObject } from './alignedObject.ts';
import { askDecisions } from './askDecisions.ts';
import { askLead } from './askLead.ts';
import { askRegistrations } from './askRegistrations.ts';
import { askRoles } from './askRoles.ts';
import { checkSharing } from './checkSharing.ts';
import type { CompiledFramework } from './compileFramework.ts';
import { DealHistory } from './dealHistory.ts';
import type { DealWalk, WalkStep } from './dealWalk.ts';
import { createWalk, nameState } from './dealWalk.ts';
import type { Evaluation } from './evaluateDecision.ts';
import { prepareDeal } from './prepareDeal.ts';
import { reportDepartures } from './reportDepartures.ts';
import type { Witness } from './witness.ts';

/**
 * Replays one deal through a framework: explains every object of the record by the fewest departures, then asks the framework's
 * questions along the way (design §4). Deterministic; never throws on a record that `parseDealLine` accepted.
 */
export function replayDeal(
  compiled: CompiledFramework,
  deal: Deal,
  options: { readonly trace?: boolean; readonly witness?: Witness } = {},
): DealRun {
  const { witness } = options;
  const prepared = prepareDeal(compiled, deal, witness);
  const history = new DealHistory(compiled, prepared);
  const end = { position: prepared.events.length, phase: 3, at: prepared.endAt } as const;
  const amount = history.read('amount', end);

  witness?.begin('explanation');
  for (const lifecycle of compiled.lifecycles.keys())
    for (const object of prepared.objects)
      if (object.lifecycle === lifecycle) history.add(alignObject(compiled, history, object));
  const aligned = prepared.objects.flatMap((object) => history.aligned(object.key) ?? []);

  const walk = createWalk(compiled, prepared, history);
  witness?.begin('departures');
  const skipped = reportDepartures(walk);
  witness?.begin('lead');
  const lead = askLead(walk, skipped);
  witness?.begin('registrations');
  const registrations = askRegistrations(walk);
  witness?.begin('decisions');
  const decisions = askDecisions(walk);
  witness?.begin('roles');
  const roles = askRoles(walk);
  witness?.begin('sharing');
  checkSharing(walk);

  const findings = walk.findings.build();
  const evaluations = [...lead.evaluations, ...registrations.evaluations, ...decisions.evaluations];
  const answers: Record<string, AnswerCounts> = {
    customerLead: lead.evidence.counts(),
    registrationConflict: registrations.conflict.counts(),
    registrationSuccession: registrations.succession.counts(),
  };
  for (const [name, evidence] of decisions.evidence) answers[name] = evidence.counts();
  const verdict = judge(findings, evaluations.length + roles.asked > 0);
  const currency = deal.facts.get('currency');
  const cost = aligned.reduce((sum, object) => sum + object.cost, 0);
  return {
    deal: deal.id,
    ...(deal.partnerType === undefined ? {} : { partnerType: deal.partnerType }),
    partners: deal.partners.map(({ id }) => id),
    outcome: deal.outcome,
    ...(typeof amount === 'number' ? { amount } : {}),
    ...(typeof currency === 'string' ? { currency } : {}),
    verdict,
    follows: verdict === 'survived' && follows(findings, answers),
    cost,
    fitness: fitnessOf(cost, aligned),
    states: Object.fromEntries(aligned.map(({ object, steps }) => [object.key, finalState(steps)])),
    findings,
    answers,
    baseline: {
      customerLead: { checked: lead.evidence.checked, right: lead.evidence.baselineRight },
      registrationConflict: {
        checked: registrations.conflict.checked,
        right: registrations.conflict.baselineRight,
      },
    },
    coverage: {
      transitions: countTransitions(walk),
      rules: countRules(evaluations),
      responsibilities: Object.fromEntries([...roles.hits].sort(([a], [b]) => a - b)),
    },
    ...(options.trace === true
      ? { trace: walk.steps.map((entry) => traceStep(walk, entry, lead.leads)) }
      : {}),
  };
}

function judge(findings: readonly Finding[], asked: boolean): Verdict {
  if (findings.some(({ kind }) => kind === 'silent' || kind === 'ambiguous')) return 'broken';
  return findings.some(({ code }) => code === 'fact.missing') || !asked ? 'unproven' : 'survived';
}

/** The record shows that it went the framework's way: nothing contradicted, and each reserved decision that was asked is confirmed. */
function follows(findings: readonly Finding[], answers: Readonly<Record<string, AnswerCounts>>): boolean {
  if (findings.some(({ kind }) => kind === 'contradicted')) return false;
  const asked = [answers['customerLead'], answers['registrationConflict']].filter(
    (counts) => (counts?.asked ?? 0) > 0,
  );
  return asked.length > 0 && asked.every((counts) => (counts?.confirmed ?? 0) > 0);
}

function fitnessOf(cost: number, aligned: readonly AlignedObject[]): number {
  const worst = aligned.reduce((sum, { events, completion }) => sum + events + completion, 0);
  return worst === 0 ? 1 : Math.max(0, 1 - cost / worst);
}

function finalState(steps: AlignedObject['steps']): string {
  const last = steps.at(-1)?.after;
  return last ? nameState(last) : '';
}

/** Transitions a recorded deal really took; inserted steps exercise nothing. */
function countTransitions({ steps, compiled }: DealWalk): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { object, step } of steps) {
    if (step.move === 'model') continue;
    const transitions = compiled.lifecycles.get(object.lifecycle)?.machine.transitions;
    for (const order of step.taken) {
      const id = transitions?.[order]?.transition.id;
      if (id !== undefined) counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  return counts;
}

function countRules(evaluations: readonly Evaluation[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { decision, rules, kind } of evaluations)
    if (kind === 'answer' || kind === 'ambiguous')
      for (const rule of rules) counts[`${decision}/${rule}`] = (counts[`${decision}/${rule}`] ?? 0) + 1;
  return counts;
}

function traceStep(walk: DealWalk, entry: WalkStep, leads: ReadonlyMap<WalkStep, string>): TraceStep {
  const { object, step } = entry;
  const { history, compiled, findings } = walk;
  const transitions = compiled.lifecycles.get(object.lifecycle)?.machine.transitions;
  const deal = object.key === 'deal' ? step.after : history.stateOf('deal', step.moment);
  const stage = deal?.stage;
  const lead = leads.get(entry);
  return {
    event: findings.fileIndex(step.moment),
    move: step.move,
    object: object.key,
    before: step.move === 'create' ? [] : step.before.leaves,
    after: step.after.leaves,
    at: formatInstant(step.moment.at),
    ...(stage === undefined ? {} : { stage }),
    ...(lead === undefined ? {} : { lead }),
    registration: String(history.read('registration', step.moment)),
    transitions: step.taken.flatMap((order) => transitions?.[order]?.transition.id ?? []),
    clocks: Object.fromEntries(
      step.timers.flatMap(({ timer, due }) => (due < Infinity ? [[timer.duration, formatInstant(due)]] : [])),
    ),
  };
}
