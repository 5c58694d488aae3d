import { CHALLENGE_EVENTS } from '../model/reserved.ts';
import { causeOfMissing } from './causeOfMissing.ts';
import { describeGuard } from './describeGuard.ts';
import type { DealWalk, WalkStep } from './dealWalk.ts';
import { nameState, sayState } from './dealWalk.ts';
import { nameEvent, nameKind, nameObject } from './names.ts';

const challenges: ReadonlySet<string> = new Set(CHALLENGE_EVENTS);

/** Findings about the record itself and about steps where the deal left the framework (design §4.1, §4.6). */
export function reportDepartures(walk: DealWalk): void {
  reportRecord(walk);
  for (const entry of walk.steps) {
    const { step } = entry;
    if (step.move === 'model') reportSkipped(walk, entry);
    else if (step.move === 'create' && step.event === undefined && entry.object.key !== 'deal')
      reportUncreated(walk, entry);
    else if (step.move === 'override') reportOverride(walk, entry);
    else if (step.move === 'log' && step.event) reportLeftOut(walk, entry, step.event.event.type);
    if (step.missing.length > 0) reportUnknownGuard(walk, entry);
  }
}

/** Break ids of skipped steps. */
export function breaksOfSkipped(walk: DealWalk): ReadonlyMap<WalkStep, string> {
  return new Map(
    walk.steps.flatMap((entry): [WalkStep, string][] =>
      entry.step.move === 'model'
        ? [[entry, walk.findings.breakOf('step.skipped', keyOfSkipped(walk, entry))]]
        : [],
    ),
  );
}

function keyOfSkipped({ compiled }: DealWalk, { object, step }: WalkStep): readonly string[] {
  const guard = step.refused === undefined ? '' : describeGuard(compiled, object.lifecycle, step.refused);
  return [object.lifecycle, nameState(step.before), step.inserted ?? '', guard];
}

function reportRecord({ prepared, history, findings, compiled }: DealWalk): void {
  const start = { position: 0, phase: 0, at: prepared.events[0]?.at ?? prepared.endAt } as const;
  for (const index of prepared.unreadable) {
    const event = prepared.deal.events[index];
    if (!event) continue;
    findings.add({
      code: 'event.unreadable',
      kind: 'unreadable',
      moment: start,
      event: index,
      object: event.object ?? 'deal',
      stage: undefined,
      question: `When did "${event.type}" happen?`,
      detail: `Event ${String(index)} has the time "${event.at}", which is no instant with an offset; it was left aside.`,
      key: [event.type],
    });
  }
  for (const { object, event } of prepared.unknownObjects)
    findings.add({
      code: 'event.unanswered',
      kind: 'silent',
      moment: { position: event.position, phase: 2, at: event.at },
      object,
      stage: undefined,
      question: `What does the framework do with a ${object.split('/')[0] ?? object}?`,
      detail: `The framework has no path for "${object}".`,
      key: ['object', object.split('/')[0] ?? object],
    });
  for (const { fact, value, event, kind } of history.facts.problems) {
    const moment = event ? ({ position: event.position, phase: 2, at: event.at } as const) : start;
    const shared = { moment, object: 'deal', stage: undefined, actual: String(value) };
    if (kind === 'partner-type')
      findings.add({
        ...shared,
        code: 'partner-type.unsupported',
        kind: 'silent',
        question: `How does the framework work with a partner of type "${String(value)}"?`,
        detail: `The framework knows ${[...compiled.framework.partnerTypes.keys()].map((type) => `"${type}"`).join(', ')}.`,
        key: [String(value)],
      });
    else
      findings.add({
        ...shared,
        code: 'fact.outside-domain',
        kind: 'unreadable',
        question: `What does "${String(value)}" mean for "${fact}"?`,
        detail: `"${String(value)}" is not among the values the framework gives "${fact}"; it counts as unknown.`,
        key: [fact],
      });
  }
}

function place(
  { history }: DealWalk,
  { object, step }: WalkStep,
): {
  object: string;
  stage: string | undefined;
  moment: WalkStep['step']['moment'];
  assumed: boolean;
} {
  const stage = object.key === 'deal' ? step.before.stage : history.stateOf('deal', step.moment)?.stage;
  return { object: object.key, stage, moment: step.moment, assumed: step.assumed };
}

function reportSkipped(walk: DealWalk, entry: WalkStep): void {
  const { object, step } = entry;
  const type = step.inserted ?? '';
  const { framework } = walk.compiled;
  const next = walk.prepared.events[step.moment.position];
  const before = next ? ` before "${nameEvent(framework, next.event.type)}"` : ' before the record ends';
  const guard =
    step.refused === undefined ? undefined : describeGuard(walk.compiled, object.lifecycle, step.refused);
  walk.findings.add({
    ...place(walk, entry),
    code: 'step.skipped',
    kind: 'contradicted',
    question: `Why is there no "${nameEvent(framework, type)}"${before}?`,
    detail: `In the framework, ${nameObject(object)} gets from ${sayState(step.before)} to ${sayState(step.after)} by "${nameEvent(framework, type)}"${guard === undefined ? '' : `, only when ${guard}`}; the record does not hold it.`,
    key: keyOfSkipped(walk, entry),
    expected: type,
  });
}

function reportUncreated(walk: DealWalk, entry: WalkStep): void {
  const { object } = entry;
  const creators = [...(walk.compiled.lifecycles.get(object.lifecycle)?.machine.createdBy ?? [])];
  const named = creators.map((type) => `"${nameEvent(walk.compiled.framework, type)}"`).join(' or ');
  const first = object.events[0]?.event.type ?? '';
  walk.findings.add({
    ...place(walk, entry),
    code: 'step.skipped',
    kind: 'contradicted',
    question: `How did ${nameKind(object)} begin?`,
    detail: `Its first event is "${nameEvent(walk.compiled.framework, first)}"; the framework begins one with ${named || 'no event at all'}.`,
    key: [object.lifecycle, 'created', first],
    expected: creators[0],
  });
}

function reportOverride(walk: DealWalk, entry: WalkStep): void {
  const { object, step } = entry;
  const type = step.event?.event.type ?? '';
  const named = nameEvent(walk.compiled.framework, type);
  const guard =
    step.refused === undefined ? '' : describeGuard(walk.compiled, object.lifecycle, step.refused);
  walk.findings.add({
    ...place(walk, entry),
    code: 'event.out-of-order',
    kind: 'contradicted',
    question: `May "${named}" happen while ${nameKind(object)} is in ${sayState(step.before)} and not ${guard}?`,
    detail: `The framework allows "${named}" only when ${guard}; the deal did it anyway.`,
    key: [object.lifecycle, nameState(step.before), type, guard],
    actual: type,
  });
}

function reportLeftOut(walk: DealWalk, entry: WalkStep, type: string): void {
  const { object, step } = entry;
  const { compiled, findings } = walk;
  const named = nameEvent(compiled.framework, type);
  const key = [object.lifecycle, nameState(step.before), type];
  const unanswered = !compiled.known.has(type) && !(challenges.has(type) && type === 'customer.disputed');
  if (unanswered) {
    findings.add({
      ...place(walk, entry),
      code: 'event.unanswered',
      kind: 'silent',
      question: `What happens on "${named}" while ${nameKind(object)} is in ${sayState(step.before)}?`,
      detail: `Nothing in the framework answers "${type}": no path, no decision and no duty names it.`,
      key,
      actual: type,
    });
  } else if (!step.free) {
    const closed = step.before.done;
    findings.add({
      ...place(walk, entry),
      code: closed ? 'event.after-close' : 'event.out-of-order',
      kind: 'contradicted',
      question: closed
        ? `Why does "${named}" come after ${nameKind(object)} ended in ${sayState(step.before)}?`
        : `May "${named}" happen while ${nameKind(object)} is in ${sayState(step.before)}?`,
      detail: closed
        ? `The path of ${nameObject(object)} had ended in ${sayState(step.before)}.`
        : `The framework has no "${named}" from ${sayState(step.before)}.`,
      key,
      actual: type,
    });
  }
}

function reportUnknownGuard(walk: DealWalk, entry: WalkStep): void {
  const { step } = entry;
  const type = nameEvent(walk.compiled.framework, step.event?.event.type ?? '');
  walk.findings.add({
    ...place(walk, entry),
    code: 'fact.missing',
    kind: 'unreadable',
    question: `What was ${step.missing.map((fact) => `"${fact}"`).join(' and ')} at "${type}"?`,
    detail: `What "${type}" leads to depends on it; the more fitting way was assumed.`,
    key: [...step.missing],
    facts: step.missing,
    causedBy: causeOfMissing(walk, step.missing),
  });
}
