import type { ClockWork } from './armedTimers.ts';
import type { CompiledFramework, ReplayLifecycle } from './compileFramework.ts';
import type { DealHistory } from './dealHistory.ts';
import type { Moment } from './moment.ts';
import { beforeEvent, compareMoments, PHASE } from './moment.ts';
import type { PreparedEvent, PreparedObject } from './prepareDeal.ts';

/** Something an object lives through, in time order: an event of its own, one its clocks hear, or an occasion to look again. */
export type Tick =
  | { readonly kind: 'event'; readonly moment: Moment; readonly event: PreparedEvent; readonly free: boolean }
  | { readonly kind: 'hear'; readonly moment: Moment; readonly type: string }
  | { readonly kind: 'recheck'; readonly moment: Moment };

/** Whether leaving an event out is no departure (design §4.1). */
export function isFree(compiled: CompiledFramework, type: string): boolean {
  return compiled.alwaysFree.has(type) || (compiled.known.has(type) && !compiled.moving.has(type));
}

/** Whether an object's first event is the one that creates it, consumed at no cost. */
export function createsFreely(lifecycle: ReplayLifecycle, object: PreparedObject): boolean {
  const first = object.events[0];
  return object.key !== 'deal' && first !== undefined && lifecycle.machine.createdBy.has(first.event.type);
}

/** Everything an object lives through after its creation. */
export function createTicks(
  compiled: CompiledFramework,
  history: DealHistory,
  object: PreparedObject,
  lifecycle: ReplayLifecycle,
  work: ClockWork,
): readonly Tick[] {
  const ticks: Tick[] = [];
  const own = new Set(createsFreely(lifecycle, object) ? object.events.slice(1) : object.events);
  const { events, objects, witness } = history.prepared;
  for (const event of events) {
    if (event.position < object.createdPosition) continue;
    const { type } = event.event;
    if (own.has(event))
      ticks.push({
        kind: 'event',
        moment: beforeEvent(event.position, event.at),
        event,
        free: isFree(compiled, type),
      });
    const after: Moment = { position: event.position, phase: PHASE.recheck, at: event.at };
    const foreign = event.object === undefined || !event.object.startsWith(`${object.lifecycle}/`);
    if (!own.has(event) && event.object !== object.key && foreign && work.hears(type))
      ticks.push({ kind: 'hear', moment: after, type });
    if (lifecycle.looksAgain) ticks.push({ kind: 'recheck', moment: after });
  }
  if (lifecycle.looksAgain) {
    const created = beforeEvent(object.createdPosition, object.createdAt);
    for (const other of objects)
      for (const step of history.aligned(other.key)?.steps ?? [])
        if (step.move === 'timer' && compareMoments(step.moment, created, witness) > 0)
          ticks.push({ kind: 'recheck', moment: step.moment });
    ticks.sort((a, b) => compareMoments(a.moment, b.moment, witness));
  }
  return ticks;
}
