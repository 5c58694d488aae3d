import { formatInstant } from '../clock/index.ts';
import type { Deal } from '../model/deal.ts';
import type { DealRun, TraceStep } from '../model/run.ts';
import { alignObject } from './alignObject.ts';
import type { AlignedObject } from './alignedObject.ts';
import { askDecisions } from './askDecisions.ts';
import { askLead } from './askLead.ts';
import { askRegistrations } from './askRegistrations.ts';
import { askRoles } from './askRoles.ts';
import { checkSharing } from './checkSharing.ts';
import type { CompiledFramework } from './compileFramework.ts';
import type { DealFacts } from './replayed.ts';
import { DealHistory } from './dealHistory.ts';
import type { DealWalk, WalkStep } from './dealWalk.ts';
import { createWalk, nameState } from './dealWalk.ts';
import type { Evaluation } from './evaluateDecision.ts';
import type { Evidence } from './evidence.ts';
import { prepareDeal } from './prepareDeal.ts';
import { reportDepartures } from './reportDepartures.ts';
import type { Explanation, RunPart } from './runParts.ts';
import { assembleRun, describeDeal } from './runParts.ts';
import type { ReplayPart, Witness } from './witness.ts';

/** A deal as it was replayed, part by part. */
export interface PartedRun {
  readonly deal: Parameters<typeof assembleRun>[0];
  readonly explanation: Explanation;
  readonly parts: readonly RunPart[];
  readonly trace?: readonly TraceStep[];
}

/**
 * Replays one deal through a framework: explains every object of the record by the fewest departures, then asks the framework's
 * questions along the way (design §4). Deterministic; never throws on a record that `parseDealLine` accepted.
 */
export function replayDeal(
  compiled: CompiledFramework,
  deal: Deal,
  options: { readonly trace?: boolean } = {},
): DealRun {
  const run = replayInParts(compiled, deal, options);
  const assembled = assembleRun(run.deal, run.explanation, run.parts);
  return run.trace ? { ...assembled, trace: run.trace } : assembled;
}

/** What is said of a deal whatever its replay finds. */
export function readDealFacts(compiled: CompiledFramework, deal: Deal): DealFacts {
  const prepared = prepareDeal(compiled, deal);
  const end = { position: prepared.events.length, phase: 3, at: prepared.endAt } as const;
  return describeDeal(deal, new DealHistory(compiled, prepared).facts.read('amount', end));
}

/** The same, not put together; the witness is told what each part looks at. */
export function replayInParts(
  compiled: CompiledFramework,
  deal: Deal,
  options: { readonly trace?: boolean; readonly witness?: Witness } = {},
): PartedRun {
  const { witness } = options;
  witness?.begin('explanation');
  const prepared = prepareDeal(compiled, deal, witness);
  const history = new DealHistory(compiled, prepared);
  const end = { position: prepared.events.length, phase: 3, at: prepared.endAt } as const;
  const described = describeDeal(deal, history.facts.read('amount', end));

  for (const lifecycle of compiled.lifecycles.keys())
    for (const object of prepared.objects)
      if (object.lifecycle === lifecycle) history.add(alignObject(compiled, history, object));
  const aligned = prepared.objects.flatMap((object) => history.aligned(object.key) ?? []);
  const walk = createWalk(compiled, prepared, history);
  const cost = aligned.reduce((sum, object) => sum + object.cost, 0);

  const parts: RunPart[] = [];
  const ask = <T>(part: ReplayPart, questions: () => T, found: (answer: T) => Partial<RunPart>): T => {
    witness?.begin(part);
    const before = walk.findings.count;
    const answer = questions();
    const findings = walk.findings.since(before);
    parts.push({ ...NOTHING_FOUND, ...found(answer), part, findings });
    return answer;
  };
  const skipped = ask(
    'departures',
    () => reportDepartures(walk),
    () => ({}),
  );
  const { leads } = ask(
    'lead',
    () => askLead(walk, skipped),
    ({ evidence, evaluations }) => ({
      asked: evaluations.length,
      answers: { customerLead: evidence.counts() },
      baseline: { customerLead: baselineOf(evidence) },
      rules: countRules(evaluations),
    }),
  );
  ask(
    'registrations',
    () => askRegistrations(walk),
    ({ conflict, succession, evaluations }) => ({
      asked: evaluations.length,
      answers: { registrationConflict: conflict.counts(), registrationSuccession: succession.counts() },
      baseline: { registrationConflict: baselineOf(conflict) },
      rules: countRules(evaluations),
    }),
  );
  ask(
    'decisions',
    () => askDecisions(walk),
    ({ evidence, evaluations }) => ({
      asked: evaluations.length,
      answers: Object.fromEntries([...evidence].map(([name, own]) => [name, own.counts()])),
      rules: countRules(evaluations),
    }),
  );
  ask(
    'roles',
    () => askRoles(walk),
    ({ asked, hits }) => ({
      asked,
      responsibilities: Object.fromEntries([...hits].sort(([a], [b]) => a - b)),
    }),
  );
  ask(
    'sharing',
    () => {
      checkSharing(walk);
    },
    () => ({}),
  );
  return {
    deal: described,
    explanation: {
      cost,
      fitness: fitnessOf(cost, aligned),
      states: Object.fromEntries(aligned.map(({ object, steps }) => [object.key, finalState(steps)])),
      transitions: countTransitions(walk),
    },
    parts,
    ...(options.trace === true ? { trace: walk.steps.map((entry) => traceStep(walk, entry, leads)) } : {}),
  };
}

const NOTHING_FOUND = { asked: 0, answers: {}, baseline: {}, rules: {}, responsibilities: {} } as const;

function baselineOf({ checked, baselineRight }: Evidence): { checked: number; right: number } {
  return { checked, right: baselineRight };
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
