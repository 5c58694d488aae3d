import { createActor, createMachine, SimulatedClock } from 'xstate';
import type { Actor, AnyMachineSnapshot, AnyStateMachine, StateValue } from 'xstate';
import type { Framework, Lifecycle } from '../model/framework.ts';
import type { RewrittenConfig } from './rewriteConfig.ts';
import { rewriteConfig, TAKEN } from './rewriteConfig.ts';

/** A reachable machine configuration, interned: equal value, status and history share one. */
export interface MachineState {
  /** Position in the lifecycle's table of states seen so far. */
  readonly index: number;
  readonly snapshot: AnyMachineSnapshot;
  /** Dotted paths of the active atomic states, in document order. */
  readonly leaves: readonly string[];
  /** Dotted paths of all active states, root excluded. */
  readonly active: readonly string[];
  /** Key of the active root-level state. */
  readonly root: string;
  /** Key of the active state tagged `stage`. */
  readonly stage: string | undefined;
  readonly tags: ReadonlySet<string>;
  readonly done: boolean;
}

/** A timer the lifecycle may arm: one `after` entry of one state. */
export interface Timer {
  readonly duration: string;
  /** Dotted path of the state that arms it. */
  readonly state: string;
  /** Event type XState expects when it is due. */
  readonly eventType: string;
}

export type MachineTrigger =
  | { readonly kind: 'event'; readonly type: string }
  | { readonly kind: 'timer'; readonly timer: Timer }
  | { readonly kind: 'recheck' };

/** What one XState macrostep did. */
export interface MachineStep {
  /** Some transition with a target was enabled (for rechecks: something moved). */
  readonly accepted: boolean;
  readonly next: MachineState;
  /** Orders of the transitions taken, in the order they were taken. */
  readonly taken: readonly number[];
  /** Timers armed and disarmed, in the order it happened. */
  readonly effects: readonly { readonly kind: 'arm' | 'disarm'; readonly timer: Timer }[];
}

/** One object as a live XState actor. It answers in the same terms as the remembered steps. */
export interface LiveLifecycle {
  readonly actor: Actor<AnyStateMachine>;
  /** What starting the actor did. */
  readonly started: MachineStep;
  /** Sends the trigger to the actor, if it is accepted where the actor stands. */
  step(state: MachineState, trigger: MachineTrigger, answers: GuardAnswers): MachineStep;
}

/** Answers to the lifecycle's guards, by guard number. */
export type GuardAnswers = readonly boolean[];

/** Internal event that lets `always` transitions look again. */
const RECHECK = 'cosell.recheck';

/**
 * A lifecycle on XState 5. XState interprets; this class remembers. A step depends only on the state, the trigger and the answers
 * of the guards that trigger can reach, because everything else lives outside the machine.
 */
export class CompiledLifecycle {
  readonly name: string;
  readonly model: Lifecycle;
  readonly transitions: RewrittenConfig['transitions'];
  readonly guards: RewrittenConfig['guards'];
  /** Event types some transition of this lifecycle listens to. */
  readonly eventTypes: ReadonlySet<string>;
  /** Types for which at least one transition has a target. */
  readonly createdBy: ReadonlySet<string>;
  readonly #machine: AnyStateMachine;
  readonly #states = new Map<string, MachineState>();
  readonly #steps = new Map<string, MachineStep>();
  readonly #timers = new Map<string, Timer>();
  /** Guards of `always` and `onDone`, which any macrostep may ask. */
  readonly #settling: readonly number[];
  readonly #relevant = new Map<string, readonly number[]>();
  #answers: GuardAnswers = [];
  #taken: number[] = [];
  #effects: MachineStep['effects'][number][] = [];

  constructor(framework: Framework, lifecycle: Lifecycle) {
    const { config, transitions, guards } = rewriteConfig(lifecycle);
    this.name = lifecycle.name;
    this.model = lifecycle;
    this.transitions = transitions;
    this.guards = guards;
    this.createdBy = new Set(lifecycle.createdBy);
    this.eventTypes = new Set(
      transitions.flatMap(({ transition: { trigger, target } }) =>
        trigger.kind === 'event' && target !== undefined ? [trigger.type] : [],
      ),
    );
    this.#settling = guards.flatMap(({ transition }, guard) =>
      transition.transition.trigger.kind === 'always' || transition.transition.trigger.kind === 'done'
        ? [guard]
        : [],
    );
    const delays = Object.fromEntries([...framework.durations.keys()].map((name) => [name, 1]));
    this.#machine = createMachine(config as Parameters<typeof createMachine>[0], {
      guards: { when: (_, params) => this.#answers[(params as { guard: number }).guard] === true },
      delays,
    });
    this.#indexTimers();
  }

  /** Timers that the active states of a state arm. One of them may be spent: it fired without its state being left. */
  timersOf(state: MachineState): readonly Timer[] {
    const active = new Set(['', ...state.active]);
    return [...this.#timers.values()].filter((timer) => active.has(timer.state));
  }

  /** Guard numbers whose answers a trigger can depend on, ascending. */
  relevantGuards(trigger: MachineTrigger): readonly number[] {
    if (trigger.kind !== 'event') return this.#settling;
    const known = this.#relevant.get(trigger.type);
    if (known) return known;
    const own = this.guards.flatMap(({ transition: { transition } }, guard) =>
      transition.trigger.kind === 'event' && transition.trigger.type === trigger.type ? [guard] : [],
    );
    const relevant = [...own, ...this.#settling].sort((a, b) => a - b);
    this.#relevant.set(trigger.type, relevant);
    return relevant;
  }

  /** The machine just after it started, settled. */
  start(answers: GuardAnswers): MachineStep {
    return this.#remember(`start|${this.#bits(this.#settling, answers)}`, () => {
      this.#begin(answers);
      const snapshot = this.#machine.getInitialSnapshot(this.#scope, undefined);
      return { accepted: true, next: this.#intern(snapshot), taken: this.#taken, effects: this.#effects };
    });
  }

  /**
   * One macrostep. `accepted` is false, and the state unchanged, when nothing with a target is enabled, when the machine is done, and
   * when the lifecycle would cycle without end.
   */
  step(state: MachineState, trigger: MachineTrigger, answers: GuardAnswers): MachineStep {
    const type = typeOfTrigger(trigger);
    const key = `${String(state.index)}|${type}|${this.#bits(this.relevantGuards(trigger), answers)}`;
    return this.#remember(key, () => this.#run(state, type, answers));
  }

  /**
   * Starts a live actor of this lifecycle. Its own clock stands still: calendars are not XState's, so whoever keeps the record's clocks sends a
   * timer when it is due. What the actor would refuse, or cycle on without end, is not sent.
   */
  startLive(answers: GuardAnswers): LiveLifecycle {
    this.#begin(answers);
    const actor = createActor(this.#machine, {
      clock: new SimulatedClock(),
      inspect: (event) => {
        if (event.type === '@xstate.action') this.#note(event.action);
      },
    });
    const readStep = (): MachineStep => {
      const next = this.#intern(actor.getSnapshot());
      return { accepted: true, next, taken: this.#taken, effects: this.#effects };
    };
    actor.start();
    return {
      actor,
      started: readStep(),
      step: (state, trigger, guardAnswers) => {
        const foreseen = this.step(state, trigger, guardAnswers);
        if (!foreseen.accepted) return foreseen;
        this.#begin(guardAnswers);
        actor.send({ type: typeOfTrigger(trigger) });
        return readStep();
      },
    };
  }

  /** Transitions of active states that listen to an event type, with a target, inner states first and in text order. */
  candidates(state: MachineState, type: string): readonly RewrittenConfig['transitions'][number][] {
    if (state.done) return [];
    const active = new Set(['', ...state.active]);
    return this.transitions.filter(
      ({ transition }) =>
        transition.trigger.kind === 'event' &&
        transition.trigger.type === type &&
        transition.target !== undefined &&
        active.has(transition.source.join('.')),
    );
  }

  #run(state: MachineState, type: string, answers: GuardAnswers): MachineStep {
    const refused: MachineStep = { accepted: false, next: state, taken: [], effects: [] };
    if (state.done) return refused;
    this.#begin(answers);
    const { snapshot } = state;
    if (type !== RECHECK) {
      const enabled = this.#machine.getTransitionData(snapshot, { type });
      if (!enabled.some((transition) => (transition.target?.length ?? 0) > 0)) return refused;
    }
    let next: AnyMachineSnapshot;
    try {
      next = this.#machine.transition(snapshot, { type }, this.#scope) as AnyMachineSnapshot;
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('Infinite loop')) return refused;
      throw error;
    }
    const accepted = this.#taken.length > 0;
    return {
      accepted,
      next: accepted ? this.#intern(next) : state,
      taken: this.#taken,
      effects: this.#effects,
    };
  }

  #begin(answers: GuardAnswers): void {
    this.#answers = answers;
    this.#taken = [];
    this.#effects = [];
  }

  #bits(guards: readonly number[], answers: GuardAnswers): string {
    let bits = '';
    for (const guard of guards) bits += answers[guard] === true ? '1' : '0';
    return bits;
  }

  #remember(key: string, compute: () => MachineStep): MachineStep {
    const known = this.#steps.get(key);
    if (known) return known;
    const step = compute();
    this.#steps.set(key, step);
    return step;
  }

  #intern(snapshot: AnyMachineSnapshot): MachineState {
    const key = JSON.stringify([
      canonical(snapshot.value as StateValue),
      snapshot.status,
      historyOf(snapshot),
    ]);
    const known = this.#states.get(key);
    if (known) return known;
    const nodes = snapshot._nodes.filter((node) => node.path.length > 0).sort((a, b) => a.order - b.order);
    const stage = nodes.find((node) => node.tags.includes('stage'));
    const state: MachineState = {
      index: this.#states.size,
      snapshot,
      leaves: nodes
        .filter((node) => node.type === 'atomic' || node.type === 'final')
        .map((node) => node.path.join('.')),
      active: nodes.map((node) => node.path.join('.')),
      root: nodes.find((node) => node.path.length === 1)?.key ?? '',
      stage: stage?.key,
      tags: new Set(nodes.flatMap((node) => node.tags)),
      done: snapshot.status === 'done',
    };
    this.#states.set(key, state);
    return state;
  }

  #indexTimers(): void {
    const visit = (node: AnyStateMachine['root']): void => {
      for (const { eventType, delay } of node.after as readonly { eventType: string; delay: unknown }[]) {
        const duration = String(delay);
        this.#timers.set(eventType, { duration, state: node.path.join('.'), eventType });
      }
      Object.values(node.states).forEach((child) => {
        visit(child);
      });
    };
    visit(this.#machine.root);
  }

  /** XState reports what it would do to an actor; only taken transitions and timers are of interest. */
  #note(action: { readonly type: string; readonly params?: unknown }): void {
    if (action.type === TAKEN) {
      this.#taken.push((action.params as { order: number }).order);
      return;
    }
    const params = action.params;
    if (action.type === 'xstate.raise') {
      const { event } = params as { event: { type: string } };
      const timer = this.#timers.get(event.type);
      if (timer) this.#effects.push({ kind: 'arm', timer });
    } else if (action.type === 'xstate.cancel') {
      const timer = this.#timers.get((params as { sendId: string }).sendId);
      if (timer) this.#effects.push({ kind: 'disarm', timer });
    }
  }

  /** The least an XState macrostep needs of an actor. */
  readonly #scope = {
    self: { id: 'cosell', sessionId: 'cosell', send: () => undefined },
    id: 'cosell',
    sessionId: 'cosell',
    logger: () => undefined,
    defer: () => undefined,
    stopChild: () => undefined,
    emit: () => undefined,
    actionExecutor: (action: { readonly type: string; readonly params?: unknown }) => {
      this.#note(action);
    },
    system: {
      _sendInspectionEvent: () => undefined,
      scheduler: { schedule: () => undefined, cancel: () => undefined },
    },
  } as unknown as Parameters<AnyStateMachine['transition']>[2];
}

/** Compiles one lifecycle of a framework that `checkFramework` found no error in. */
export function compileLifecycle(framework: Framework, lifecycle: Lifecycle): CompiledLifecycle {
  return new CompiledLifecycle(framework, lifecycle);
}

function typeOfTrigger(trigger: MachineTrigger): string {
  if (trigger.kind === 'recheck') return RECHECK;
  return trigger.kind === 'event' ? trigger.type : trigger.timer.eventType;
}

function canonical(value: StateValue): unknown {
  if (typeof value === 'string') return value;
  return Object.keys(value)
    .sort()
    .map((key) => [key, canonical(value[key] ?? '')]);
}

function historyOf(snapshot: AnyMachineSnapshot): unknown {
  const history = snapshot.historyValue as
    Readonly<Record<string, readonly { readonly id: string }[]>> | undefined;
  return Object.entries(history ?? {})
    .map(([id, nodes]) => [id, nodes.map((node) => node.id).sort()])
    .sort();
}
