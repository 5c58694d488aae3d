import type { GuardAnswers, MachineState, MachineTrigger, Timer } from '../machine/index.ts';
import type { ReplayLifecycle } from './compileFramework.ts';

/** Lifecycles with more states or more guards asked at once are not relaxed. */
const MOST_STATES = 512;
const MOST_GUARDS = 6;

/**
 * A lifecycle as if every guard could hold or refuse and every clock could strike at any time. Whatever an object can do is possible here too,
 * so that what is dear here is at least as dear there.
 */
export interface RelaxedPath {
  /** States that can be reached, by place. */
  readonly states: readonly MachineState[];
  readonly placeOf: ReadonlyMap<MachineState, number>;
  /** By event type and place: where it may lead. */
  readonly taken: ReadonlyMap<string, readonly (readonly number[])[]>;
  /** By place: where any event may lead. */
  readonly inserted: readonly (readonly number[])[];
  /** By place: where clocks and second looks may lead. */
  readonly forced: readonly (readonly number[])[];
}

const relaxed = new WeakMap<ReplayLifecycle, RelaxedPath | 'too large'>();

/** The relaxed path of a lifecycle; undefined when it is too large to write out. */
export function relaxedPathOf(lifecycle: ReplayLifecycle): RelaxedPath | undefined {
  const known = relaxed.get(lifecycle) ?? relax(lifecycle) ?? 'too large';
  relaxed.set(lifecycle, known);
  return known === 'too large' ? undefined : known;
}

function relax({ machine }: ReplayLifecycle): RelaxedPath | undefined {
  const types = [...machine.eventTypes];
  const timers = new Set<Timer>();
  const states = new Set<MachineState>();
  const triggers = (): readonly MachineTrigger[] => [
    ...types.map((type) => ({ kind: 'event', type }) as const),
    { kind: 'recheck' },
    ...[...timers].map((timer) => ({ kind: 'timer', timer }) as const),
  ];
  const nextOf = (state: MachineState, trigger: MachineTrigger): ReadonlySet<MachineState> => {
    const next = new Set<MachineState>();
    for (const answers of allAnswers(machine.relevantGuards(trigger))) {
      const step = machine.step(state, trigger, answers);
      if (!step.accepted) continue;
      for (const { timer } of step.effects) timers.add(timer);
      next.add(step.next);
    }
    return next;
  };
  if (triggers().some((trigger) => machine.relevantGuards(trigger).length > MOST_GUARDS)) return undefined;
  for (const answers of allAnswers(machine.relevantGuards({ kind: 'recheck' }))) {
    const { next, effects } = machine.start(answers);
    states.add(next);
    for (const { timer } of effects) timers.add(timer);
  }
  // A clock found late may strike in a state found early.
  for (let known = -1; known < timers.size;) {
    known = timers.size;
    for (const state of states) {
      for (const trigger of triggers()) for (const next of nextOf(state, trigger)) states.add(next);
      if (states.size > MOST_STATES) return undefined;
    }
  }
  const list = [...states];
  const placeOf = new Map(list.map((state, place) => [state, place]));
  const places = (state: MachineState, wanted: readonly MachineTrigger[]): readonly number[] => [
    ...new Set(
      wanted.flatMap((trigger) => [...nextOf(state, trigger)].flatMap((next) => placeOf.get(next) ?? [])),
    ),
  ];
  const events = triggers().filter(({ kind }) => kind === 'event');
  const others = triggers().filter(({ kind }) => kind !== 'event');
  return {
    states: list,
    placeOf,
    taken: new Map(
      types.map((type) => [type, list.map((state) => places(state, [{ kind: 'event', type }]))]),
    ),
    inserted: list.map((state) => places(state, events)),
    forced: list.map((state) => places(state, others)),
  };
}

/** Every way in which some guards may come out. */
function allAnswers(guards: readonly number[]): readonly GuardAnswers[] {
  return Array.from({ length: 2 ** guards.length }, (_, way) => {
    const answers: boolean[] = [];
    guards.forEach((guard, place) => (answers[guard] = (way & (1 << place)) !== 0));
    return answers;
  });
}
