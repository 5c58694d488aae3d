import { addLength, formatInstant } from '../clock/index.ts';
import type { Visibility } from '../model/framework.ts';
import type { ObjectStep } from './alignedObject.ts';
import type { DealWalk } from './dealWalk.ts';
import { nameKind } from './names.ts';
import type { Moment } from './moment.ts';
import { PHASE, sourceOf } from './moment.ts';
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
  const { witness, endAt } = prepared;
  const entered = entering.moment;
  const due = visibility.within && {
    at: addLength(entered.at, visibility.within, framework.timezone, framework.calendars),
    source: { start: sourceOf(entered), length: visibility.within, extensions: 0, by: undefined },
  };
  const left = leaving && { at: leaving.moment.at, source: sourceOf(leaving.moment) };
  if (due && left) witness?.compared(due.source, left.source);
  const byDue = due !== undefined && due.at <= (left?.at ?? Infinity);
  const until = byDue ? due : left;
  if (!until) return;
  witness?.compared(until.source, prepared.events.length);
  if (until.at > endAt) return;
  const actor = sideOf(compiled.framework.roles, entering.event);
  for (const side of visibility.seenBy) {
    if (side === actor) continue;
    const told = shared.some((event) => {
      if (!concerns(event, object) || !tells(event, side, compiled.framework.roles)) return false;
      witness?.compared(event.position, sourceOf(entered));
      witness?.compared(event.position, until.source);
      return event.at >= entered.at && (event.at < until.at || (event.at === until.at && !byDue));
    });
    if (told) continue;
    const last = prepared.events.findIndex((event) => {
      witness?.compared(event.position, until.source);
      return event.at >= until.at;
    });
    const position = last < 0 ? prepared.events.length : last;
    const moment: Moment = {
      position,
      phase: PHASE.timer,
      at: until.at,
      ...(typeof until.source === 'number' ? {} : { due: until.source }),
    };
    const sideName = framework.sides.get(side)?.name ?? side;
    findings.add({
      code: 'status.not-shared',
      kind: 'contradicted',
      moment,
      object: object.key,
      stage: history.stateOf('deal', moment)?.stage,
      question: `Was ${sideName} told that ${nameKind(object)} is in ${visibility.state}?`,
      detail: `The framework has ${sideName} see it ${byDue ? `by ${formatInstant(until.at)}` : 'before it moves on'}; the record holds no such message.`,
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
