import { invariant } from '../base/assert.ts';
import type { LiveLifecycle, MachineState, MachineStep } from '../machine/index.ts';
import type { ObjectStep } from '../replay/alignedObject.ts';
import { ClockWork } from '../replay/armedTimers.ts';
import type { Clocks } from '../replay/armedTimers.ts';
import type { CompiledFramework, ReplayLifecycle } from '../replay/compileFramework.ts';
import { createsFreely, createTicks } from '../replay/createTicks.ts';
import type { Tick } from '../replay/createTicks.ts';
import type { DealHistory } from '../replay/dealHistory.ts';
import { findWays } from '../replay/findWays.ts';
import { GuardReader } from '../replay/guardReader.ts';
import type { Moment } from '../replay/moment.ts';
import { beforeEvent, PHASE } from '../replay/moment.ts';
import { openClocks } from '../replay/openClocks.ts';
import type { PreparedEvent, PreparedObject } from '../replay/prepareDeal.ts';
import { settleTimers } from '../replay/settleTimers.ts';

/** An object of a simulated deal: a live actor that was sent everything that happened to it. */
export interface LiveObject {
  readonly object: PreparedObject;
  readonly lifecycle: ReplayLifecycle;
  readonly live: LiveLifecycle;
  readonly guards: GuardReader;
  readonly state: MachineState;
  readonly clocks: Clocks;
  readonly steps: readonly ObjectStep[];
  /** Events the framework has no place for where the object stood. */
  readonly refused: readonly PreparedEvent[];
}

/**
 * Sends a live actor what happened to one object, in time order: due timers by the record's clocks, second looks, and its events. Nothing is
 * explained away: an event that the actor refuses, or that hangs on something unknown, is left out and told. Lifecycles it reads come first.
 */
export function runObject(
  compiled: CompiledFramework,
  history: DealHistory,
  object: PreparedObject,
): LiveObject {
  const lifecycle = compiled.lifecycles.get(object.lifecycle);
  invariant(lifecycle, `lifecycle ${object.lifecycle} is compiled`);
  const run = new ObjectRun(compiled, history, object, lifecycle);
  for (const tick of run.ticks) run.take(tick);
  return run.finish();
}

class ObjectRun {
  readonly ticks: readonly Tick[];
  readonly #history: DealHistory;
  readonly #object: PreparedObject;
  readonly #lifecycle: ReplayLifecycle;
  readonly #live: LiveLifecycle;
  readonly #work: ClockWork;
  readonly #guards: GuardReader;
  readonly #steps: ObjectStep[] = [];
  readonly #refused: PreparedEvent[] = [];
  #state: MachineState;
  #clocks: Clocks;
  #floor: Moment;

  constructor(
    compiled: CompiledFramework,
    history: DealHistory,
    object: PreparedObject,
    lifecycle: ReplayLifecycle,
  ) {
    this.#history = history;
    this.#object = object;
    this.#lifecycle = lifecycle;
    this.#work = new ClockWork(compiled.framework, lifecycle);
    this.#guards = new GuardReader(compiled, lifecycle, history, object);
    this.ticks = createTicks(compiled, history, object, lifecycle, this.#work);
    const { createdAt: at, createdPosition: position, events, key } = object;
    const [first] = events;
    const free = createsFreely(lifecycle, object);
    const before = beforeEvent(position, at);
    this.#live = lifecycle.machine.startLive(this.#guards.settlingAnswers(before));
    const step = this.#live.started;
    this.#clocks = openClocks(this.#work, history, object);
    if (free && first) this.#hear(first.event.type, before);
    this.#clocks = this.#work.apply(
      this.#clocks,
      step.effects,
      before,
      !free && key !== 'deal',
      this.#reader(before),
    );
    this.#state = step.next;
    this.#floor = { ...before, phase: key === 'deal' ? PHASE.timer : free ? PHASE.event : PHASE.inserted };
    this.#note(
      'create',
      step,
      this.#floor,
      step.next,
      free && first ? { event: first, free: true } : { free: true },
    );
  }

  take(tick: Tick): void {
    this.#settle(tick.moment);
    this.#floor = tick.moment;
    if (tick.kind === 'hear') this.#hear(tick.type, tick.moment);
    else if (tick.kind === 'recheck') {
      const step = this.#live.step(
        this.#state,
        { kind: 'recheck' },
        this.#guards.settlingAnswers(tick.moment),
      );
      if (step.accepted) this.#follow('always', step, tick.moment);
    } else this.#takeEvent(tick);
  }

  finish(): LiveObject {
    const { events, endAt } = this.#history.prepared;
    this.#settle(beforeEvent(events.length, Math.max(endAt, this.#object.createdAt)));
    return {
      object: this.#object,
      lifecycle: this.#lifecycle,
      live: this.#live,
      guards: this.#guards,
      state: this.#state,
      clocks: this.#clocks,
      steps: this.#steps,
      refused: this.#refused,
    };
  }

  #takeEvent({ event, free, moment: before }: Extract<Tick, { kind: 'event' }>): void {
    const { type } = event.event;
    const ways = findWays(this.#lifecycle.machine, this.#guards, this.#state, event, before);
    const moment: Moment = { ...before, phase: PHASE.event };
    this.#floor = moment;
    const only = ways?.steps.length === 1 ? ways.steps[0] : undefined;
    if (only?.step.accepted === true) {
      const step = this.#live.step(this.#state, { kind: 'event', type }, only.answers);
      this.#hear(type, moment);
      this.#follow('sync', step, moment, { event });
      return;
    }
    if (free) this.#hear(type, moment);
    else this.#refused.push(event);
    this.#note('log', undefined, moment, this.#state, { event, free });
  }

  #follow(
    move: 'sync' | 'always',
    step: MachineStep,
    moment: Moment,
    detail: Partial<ObjectStep> = {},
  ): void {
    const before = this.#state;
    this.#clocks = this.#work.apply(this.#clocks, step.effects, moment, false, this.#reader(moment));
    this.#state = step.next;
    this.#note(move, step, moment, before, detail);
  }

  #note(
    move: ObjectStep['move'],
    step: MachineStep | undefined,
    moment: Moment,
    before: MachineState,
    detail: Partial<ObjectStep>,
  ): void {
    this.#steps.push({
      moment,
      move,
      before,
      after: this.#state,
      taken: step?.taken ?? [],
      timers: this.#clocks.timers,
      missing: [],
      free: false,
      assumed: false,
      ...detail,
    });
  }

  #hear(type: string, moment: Moment): void {
    this.#clocks = this.#work.hear(this.#clocks, type, moment, false, this.#reader(moment));
  }

  #settle(until: Moment): void {
    const settled = settleTimers(
      { machine: this.#live, work: this.#work, events: this.#history.prepared.events, witness: undefined },
      { state: this.#state, clocks: this.#clocks },
      this.#floor,
      until,
      (moment) => this.#guards.settlingAnswers(moment),
      (moment) => this.#reader(moment),
    );
    this.#state = settled.state;
    this.#clocks = settled.clocks;
    this.#steps.push(...settled.steps);
    this.#floor = settled.steps.at(-1)?.moment ?? this.#floor;
  }

  #reader(moment: Moment): (column: string) => ReturnType<DealHistory['read']> {
    return (column) => this.#history.read(column, moment, this.#object);
  }
}
