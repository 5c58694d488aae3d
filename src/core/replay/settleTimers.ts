import type { FactValue } from '../model/cell.ts';
import type { CompiledLifecycle, GuardAnswers, MachineState } from '../machine/index.ts';
import type { ObjectStep } from './alignedObject.ts';
import type { ArmedTimer, ClockWork, Clocks } from './armedTimers.ts';
import { keyOfClocks } from './armedTimers.ts';
import type { Moment } from './moment.ts';
import { PHASE } from './moment.ts';
import type { PreparedEvent } from './prepareDeal.ts';

/** Timers that re-arm each other in the shortest of steps stop here; nothing a calendar can express needs more. */
const MAX_FIRINGS = 10_000;

/**
 * Fires timers due up to and including `until`, by due time, then arming order (design §4.1). The due instant itself is too late: a timer
 * fires before an event at the same instant. Timers that run in a circle while no time passes stop where the circle closes. Steps come back
 * with their moments, none before `floor`.
 */
export function settleTimers(
  context: {
    readonly machine: Pick<CompiledLifecycle, 'step'>;
    readonly work: ClockWork;
    readonly events: readonly PreparedEvent[];
  },
  from: { readonly state: MachineState; readonly clocks: Clocks },
  floor: Moment,
  until: Moment,
  answersAt: (moment: Moment) => GuardAnswers,
  readAt: (moment: Moment) => (column: string) => FactValue | undefined,
): { readonly state: MachineState; readonly clocks: Clocks; readonly steps: readonly ObjectStep[] } {
  let { state, clocks } = from;
  const steps: ObjectStep[] = [];
  let last = floor;
  const passed = new Set<string>();
  for (let firings = 0; firings < MAX_FIRINGS; firings += 1) {
    const due = earliest(clocks.timers);
    if (!due || due.due > until.at) break;
    const moment = momentOf(due.due, last, until, context.events);
    if (moment.at !== last.at) passed.clear();
    const here = `${String(state.index)}|${keyOfClocks(clocks, 'whoever started them')}`;
    if (passed.has(here)) break;
    passed.add(here);
    const step = context.machine.step(state, { kind: 'timer', timer: due.timer }, answersAt(moment));
    const spent = { ...clocks, timers: clocks.timers.filter((armed) => armed !== due) };
    clocks = context.work.apply(spent, step.effects, moment.at, due.assumed, readAt(moment));
    steps.push({
      moment,
      move: 'timer',
      before: state,
      after: step.next,
      taken: step.taken,
      timers: clocks.timers,
      fired: due,
      missing: [],
      free: true,
      assumed: due.assumed,
    });
    state = step.next;
    last = moment;
  }
  return { state, clocks, steps };
}

function earliest(timers: readonly ArmedTimer[]): ArmedTimer | undefined {
  let first: ArmedTimer | undefined;
  for (const armed of timers) if (armed.due < Infinity && (!first || armed.due < first.due)) first = armed;
  return first;
}

function momentOf(due: number, floor: Moment, until: Moment, events: readonly PreparedEvent[]): Moment {
  const at = Math.max(due, floor.at);
  if (floor.phase === PHASE.inserted) return { ...floor, at };
  const earliestPosition = floor.phase >= PHASE.event ? floor.position + 1 : floor.position;
  if (earliestPosition > until.position) return { ...floor, at };
  return {
    position: Math.min(Math.max(countBefore(events, at), earliestPosition), until.position),
    phase: PHASE.timer,
    at,
  };
}

/** How many events lie strictly before an instant. */
function countBefore(events: readonly PreparedEvent[], at: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
