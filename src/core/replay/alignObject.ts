import { invariant } from '../base/assert.ts';
import type { AlignedObject } from './alignedObject.ts';
import { alignInSpace } from './alignInSpace.ts';
import { alignPlainObject } from './alignPlainObject.ts';
import { ClockWork } from './armedTimers.ts';
import type { CompiledFramework, ReplayLifecycle } from './compileFramework.ts';
import { createTicks } from './createTicks.ts';
import type { DealHistory } from './dealHistory.ts';
import { ExplanationSpace } from './explanationSpace.ts';
import type { Goal } from './goal.ts';
import { plainPathOf } from './plainPath.ts';
import type { PreparedObject } from './prepareDeal.ts';

const clockWorks = new WeakMap<ReplayLifecycle, ClockWork>();

/**
 * Explains one object by the cheapest path through its lifecycle (design §4.1): the fewest departures; then the fewest overrides, then
 * the fewest events left out, then the first difference from the left. Deterministic.
 */
export function alignObject(
  compiled: CompiledFramework,
  history: DealHistory,
  object: PreparedObject,
): AlignedObject {
  const lifecycle = compiled.lifecycles.get(object.lifecycle);
  invariant(lifecycle, `lifecycle ${object.lifecycle} is compiled`);
  const work = clockWorks.get(lifecycle) ?? new ClockWork(compiled.framework, lifecycle);
  clockWorks.set(lifecycle, work);
  const { outcome } = history.prepared.deal;
  const goal: Goal = object.key === 'deal' && outcome !== 'open' ? outcome : 'any';
  const ticks = createTicks(compiled, history, object, lifecycle, work);
  const space = new ExplanationSpace(compiled, lifecycle, work, history, object, ticks);
  const path = plainPathOf(lifecycle);
  const explained = path
    ? alignPlainObject(path, space.start(), ticks, goal, space.end)
    : alignInSpace(space, goal);
  return { object, events: space.countedEvents, ...explained };
}
