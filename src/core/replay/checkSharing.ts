import { addLength, formatInstant } from '../clock/index.ts';
import type { Visibility } from '../model/framework.ts';
import type { ObjectStep } from './alignedObject.ts';
import type { DealWalk } from './dealWalk.ts';
import { nameKind } from './names.ts';
import type { PreparedEvent, PreparedObject } from './prepareDeal.ts';

/** Reports states that a side should have been told about and was not (design §4.5). Asked only of records that hold any `status.shared`. */
export function checkSharing(walk: DealWalk): void {
  const { prepared, history, compiled } = walk;
  const shared = prepared.events.filter(({ event }) => event.type === 'status.shared');
  const { tracking } = compiled.framework;
  if (shared.length === 0 || !tracking) return;
  for (const object of prepared.objects) {
    const steps = history.aligned(object.key)?.steps ?? [];
    for (const visibility of tracking.visibility) {
      if (visibility.object !== object.lifecycle) continue;
      steps.forEach((step, index) => {
        if (!enters(step, visibility.state) || step.move === 'model') return;
        const leaving = steps.slice(index + 1).find(({ after }) => !isIn(after, visibility.state));
        checkVisit(walk, object, visibility, step, leaving, shared);
      });
    }
  }
}

function isIn(state: ObjectStep['after'], name: string): boolean {
  return state.active.includes(name) || state.root === name;
}

function enters(step: ObjectStep, name: string): boolean {
  return isIn(step.after, name) && (step.move === 'create' || !isIn(step.before, name));
}

function checkVisit(
  { prepared, compiled, findings, history }: DealWalk,
  object: PreparedObject,
  visibility: Visibility,
  entering: ObjectStep,
  leaving: ObjectStep | undefined,
  shared: readonly PreparedEvent[],
): void {
  const { framework } = compiled;
  const { at } = entering.moment;
  const due = visibility.within
    ? addLength(at, visibility.within, framework.timezone, framework.calendars)
    : Infinity;
  const until = Math.min(due, leaving?.moment.at ?? Infinity);
  if (until === Infinity || until > prepared.endAt) return;
  const actor = sideOf(compiled.framework.roles, entering.event);
  for (const side of visibility.seenBy) {
    if (side === actor) continue;
    const told = shared.some(
      (event) =>
        event.at >= at &&
        (event.at < until || (event.at === until && due > until)) &&
        concerns(event, object) &&
        tells(event, side, compiled.framework.roles),
    );
    if (told) continue;
    const last = prepared.events.findIndex((event) => event.at >= until);
    const moment = { position: last < 0 ? prepared.events.length : last, phase: 0, at: until } as const;
    const sideName = framework.sides.get(side)?.name ?? side;
    findings.add({
      code: 'status.not-shared',
      kind: 'contradicted',
      moment,
      object: object.key,
      stage: history.stateOf('deal', moment)?.stage,
      question: `Was ${sideName} told that ${nameKind(object)} is in ${visibility.state}?`,
      detail: `The framework has ${sideName} see it ${due <= until ? `by ${formatInstant(due)}` : 'before it moves on'}; the record holds no such message.`,
      key: [object.lifecycle, visibility.state, side],
      expected: side,
      assumed: entering.assumed,
    });
  }
}

function sideOf(
  roles: ReadonlyMap<string, { readonly side: string }>,
  event: PreparedEvent | undefined,
): string | undefined {
  const by = event?.event.by;
  return by?.side ?? (by?.role === undefined ? undefined : roles.get(by.role)?.side);
}

function concerns(event: PreparedEvent, object: PreparedObject): boolean {
  return event.event.object === undefined || event.object === object.key;
}

/** `with` names a side or a role, or several; whoever shares also knows. */
function tells(
  event: PreparedEvent,
  side: string,
  roles: ReadonlyMap<string, { readonly side: string }>,
): boolean {
  if (sideOf(roles, event) === side) return true;
  const named = event.event.data.get('with');
  const list: readonly unknown[] = Array.isArray(named) ? named : [named];
  return list.some((name) => name === side || (typeof name === 'string' && roles.get(name)?.side === side));
}
