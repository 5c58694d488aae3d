import { invariant } from '../base/assert.ts';
import type { FactValue } from '../model/cell.ts';
import type { CompiledLifecycle, GuardAnswers, MachineState } from '../machine/index.ts';
import type { ObjectStep } from './alignedObject.ts';
import type { ArmedTimer, ClockWork, Clocks } from './armedTimers.ts';
import { keyOfClocks } from './armedTimers.ts';
import type { Moment } from './moment.ts';
import { PHASE, sourceOf } from './moment.ts';
import type { PreparedEvent } from './prepareDeal.ts';
import type { Witness } from './witness.ts';

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
    readonly witness: Witness | undefined;
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
    const due = nextDue(clocks.timers, until, context.witness);
    if (!due) break;
    const moment = momentOf(due, last, until, context);
    if (moment.at !== last.at) passed.clear();
    const here = `${String(state.index)}|${keyOfClocks(clocks, 'whoever started them')}`;
    if (passed.has(here)) break;
    passed.add(here);
    const step = context.machine.step(state, { kind: 'timer', timer: due.timer }, answersAt(moment));
    const spent = { ...clocks, timers: clocks.timers.filter((armed) => armed !== due) };
    clocks = context.work.apply(spent, step.effects, moment, due.assumed, readAt(moment));
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

/** The first to fall due by an instant, of several the one armed first. */
function nextDue(
  timers: readonly ArmedTimer[],
  until: Moment,
  witness: Witness | undefined,
): ArmedTimer | undefined {
  let first: ArmedTimer | undefined;
  for (const armed of timers) {
    if (!armed.source) continue;
    witness?.compared(armed.source, sourceOf(until));
    if (armed.due > until.at) continue;
    if (first?.source) witness?.compared(armed.source, first.source);
    if (!first || armed.due < first.due) first = armed;
  }
  return first;
}

/** A clock that struck before the object stood where it stands is late: it fires at once. */
function momentOf(
  { due, source }: ArmedTimer,
  floor: Moment,
  until: Moment,
  { events, witness }: { readonly events: readonly PreparedEvent[]; readonly witness: Witness | undefined },
): Moment {
  invariant(source, 'a clock that strikes has run');
  witness?.compared(source, sourceOf(floor));
  const late = due <= floor.at;
  const struck: Moment = late ? floor : { ...floor, at: due, due: source };
  if (floor.phase === PHASE.inserted) return struck;
  const earliest = floor.phase >= PHASE.event ? floor.position + 1 : floor.position;
  if (earliest > until.position) return struck;
  const isBefore = (position: number): boolean => {
    witness?.compared(position, source);
    return (events[position]?.at ?? Infinity) < due;
  };
  let position = earliest;
  while (!late && position < until.position && isBefore(position)) position += 1;
  return { ...struck, position, phase: PHASE.timer };
}
