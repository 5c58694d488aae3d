import type { MachineState, MachineStep, MachineTrigger } from '../machine/index.ts';
import type { MoveKind } from '../model/run.ts';
import type { ObjectStep } from './alignedObject.ts';
import type { ClockWork, Clocks } from './armedTimers.ts';
import { keyOfClocks } from './armedTimers.ts';
import type { CompiledFramework, ReplayLifecycle } from './compileFramework.ts';
import type { Tick } from './createTicks.ts';
import { createsFreely } from './createTicks.ts';
import type { DealHistory } from './dealHistory.ts';
import type { EventWays } from './findWays.ts';
import { findWays } from './findWays.ts';
import type { Goal } from './goal.ts';
import { GuardReader } from './guardReader.ts';
import type { LeastDepartures } from './leastDepartures.ts';
import { countLeastDepartures } from './leastDepartures.ts';
import { openClocks } from './openClocks.ts';
import { relaxedPathOf } from './relaxedPath.ts';
import { settleTimers } from './settleTimers.ts';
import type { Moment } from './moment.ts';
import { beforeEvent, PHASE } from './moment.ts';
import type { PreparedObject } from './prepareDeal.ts';

/** Weight of one departure; below it overrides, then events left out, break ties. Exact in doubles for records below 100,000 events. */
export const DEPARTURE = 2 ** 34;
const OVERRIDE = DEPARTURE + 2 ** 17;
const LEFT_OUT = 1;
/** The least that a move of each class weighs: those that cost nothing, leaving out what is free, departures. */
export const LEAST_WEIGHTS: readonly number[] = [0, LEFT_OUT, DEPARTURE];

/** All moves, or only leaving every event out and completing at the end. */
export type MoveSet = 'all-moves' | 'leave-all-out';

/** A place on the way: ticks behind it, state and clocks. The search keeps its marks here. */
export interface SpaceNode {
  readonly key: string;
  readonly layer: number;
  readonly state: MachineState;
  readonly clocks: Clocks;
  distance: number;
  /** Classes of moves looked at so far. */
  served: number;
  /** Edges on a shortest path to here. */
  incoming: SpaceEdge[];
}

/** One move with the timers that fall due after it. */
export interface SpaceEdge {
  readonly from: SpaceNode;
  readonly to: SpaceNode;
  readonly weight: number;
  /** sync < override < model < log, then text order, then variant. */
  readonly rank: number;
  readonly order: number;
  readonly variant: number;
  readonly steps: readonly ObjectStep[];
}

const RANK = { sync: 0, override: 2, model: 3, log: 4, always: 0 } as const;
/** Leaving out an event at no cost is no departure: preferred to every move that is one. */
const FREE_RANK = 1;

type EventTick = Extract<Tick, { kind: 'event' }>;

interface Taken {
  readonly move: keyof typeof RANK;
  readonly weight: number;
  readonly step?: MachineStep;
  readonly moment: Moment;
  readonly layer: number;
  readonly order?: number;
  readonly variant?: number;
  /** Event type the clocks hear. */
  readonly heard?: string;
  readonly detail?: Partial<ObjectStep>;
}

/** The graph whose cheapest path explains one object (design §4.1). */
export class ExplanationSpace {
  /** Own events that count when left out, the creating one included. */
  readonly countedEvents: number;
  /** The same without the creating one. */
  readonly countedTicks: number;
  readonly #lifecycle: ReplayLifecycle;
  readonly #work: ClockWork;
  readonly #history: DealHistory;
  readonly #object: PreparedObject;
  readonly #ticks: readonly Tick[];
  readonly #guards: GuardReader;
  /** Just before the record's end. */
  readonly end: Moment;

  constructor(
    compiled: CompiledFramework,
    lifecycle: ReplayLifecycle,
    work: ClockWork,
    history: DealHistory,
    object: PreparedObject,
    ticks: readonly Tick[],
  ) {
    this.#lifecycle = lifecycle;
    this.#work = work;
    this.#history = history;
    this.#object = object;
    this.#ticks = ticks;
    this.#guards = new GuardReader(compiled, lifecycle, history, object);
    this.end = beforeEvent(
      history.prepared.events.length,
      Math.max(history.prepared.endAt, object.createdAt),
    );
    this.countedTicks = ticks.filter((tick) => tick.kind === 'event' && !tick.free).length;
    this.countedEvents = this.countedTicks + (createsFreely(lifecycle, object) ? 1 : 0);
  }

  /** The object just created, timers due before its first tick already fired. `cost` is 1 when no creating event was recorded. */
  start(): { readonly node: SpaceNode; readonly steps: readonly ObjectStep[]; readonly cost: number } {
    const { machine } = this.#lifecycle;
    const { createdAt, createdPosition, events, key } = this.#object;
    const free = createsFreely(this.#lifecycle, this.#object);
    const moment: Moment = {
      position: createdPosition,
      phase: key === 'deal' ? PHASE.timer : free ? PHASE.event : PHASE.inserted,
      at: createdAt,
    };
    const before = beforeEvent(createdPosition, createdAt);
    const read = this.#reader(before);
    let clocks = openClocks(this.#work, this.#history, this.#object);
    const first = events[0];
    if (free && first) clocks = this.#work.hear(clocks, first.event.type, before, false, read);
    const step = machine.start(this.#guards.settlingAnswers(before));
    clocks = this.#work.apply(clocks, step.effects, before, !free && key !== 'deal', read);
    const created: ObjectStep = {
      moment,
      move: 'create',
      before: step.next,
      after: step.next,
      taken: step.taken,
      timers: clocks.timers,
      ...(free && first ? { event: first } : {}),
      missing: [],
      free: true,
      assumed: false,
    };
    const settled = this.#settle(step.next, clocks, 0, moment);
    return { node: settled.node, steps: [created, ...settled.steps], cost: free || key === 'deal' ? 0 : 1 };
  }

  /** Looks ahead to a goal from all places; undefined when the lifecycle is too large for that. */
  lookAhead(goal: Goal): LeastDepartures | undefined {
    const path = relaxedPathOf(this.#lifecycle);
    return path && countLeastDepartures(path, this.#ticks, goal);
  }

  isGoal(node: SpaceNode, goal: Goal): boolean {
    if (node.layer < this.#ticks.length) return false;
    return goal === 'any' || (node.state.done && node.state.tags.has(goal));
  }

  /** The moves of one class from a node (see `LEAST_WEIGHTS`). */
  edges(node: SpaceNode, moves: MoveSet, weight: number): readonly SpaceEdge[] {
    const tick = this.#ticks[node.layer];
    if (!tick) return weight === 2 ? this.#insertions(node) : [];
    if (tick.kind === 'event') return this.#eventEdges(node, tick, moves, weight);
    if (weight > 0) return [];
    if (tick.kind === 'recheck') return [this.#recheck(node, tick.moment)];
    const heard = {
      move: 'log',
      weight: 0,
      moment: tick.moment,
      layer: node.layer + 1,
      heard: tick.type,
    } as const;
    return [this.#edge(node, heard, 'silent')];
  }

  #eventEdges(node: SpaceNode, tick: EventTick, moves: MoveSet, weight: number): readonly SpaceEdge[] {
    const leftOut = weight === (tick.free ? 1 : 2) ? [this.#leaveOut(node, tick)] : [];
    if (moves === 'leave-all-out' || !this.#isHeard(tick)) return leftOut;
    if (weight === 0) return this.#syncs(node, tick);
    return weight === 1 ? leftOut : [...this.#overrides(node, tick), ...this.#insertions(node), ...leftOut];
  }

  /** Activities, notes and unknown labels pass the lifecycle by: nothing is inserted before them. */
  #isHeard({ event }: EventTick): boolean {
    return this.#lifecycle.machine.eventTypes.has(event.event.type);
  }

  /** Takes the object's own event as the framework has it; several ways when a guard reads a fact nobody recorded. */
  #syncs(node: SpaceNode, tick: EventTick): readonly SpaceEdge[] {
    const { steps = [], missing = [] } = this.#waysOf(node, tick) ?? {};
    return steps.flatMap(({ step, variant }) => {
      if (!step.accepted) return [];
      const detail = { event: tick.event, missing };
      return [this.#edge(node, { ...consumed(node, tick), move: 'sync', weight: 0, step, variant, detail })];
    });
  }

  /** Takes the object's own event although a guard refuses it. */
  #overrides(node: SpaceNode, tick: EventTick): readonly SpaceEdge[] {
    const { machine } = this.#lifecycle;
    const { type } = tick.event.event;
    const { outcomes = [], sure = [] } = this.#waysOf(node, tick) ?? {};
    return machine.candidates(node.state, type).flatMap(({ guard, order }) => {
      if (guard === undefined || outcomes[guard] !== 'failed') return [];
      const answers = sure.map((answer, index) => index === guard || answer);
      const step = machine.step(node.state, { kind: 'event', type }, answers);
      if (!step.accepted || !step.taken.includes(order)) return [];
      const detail = { event: tick.event, refused: guard };
      const taken = {
        ...consumed(node, tick),
        move: 'override',
        weight: OVERRIDE,
        step,
        order,
        detail,
      } as const;
      return [this.#edge(node, taken)];
    });
  }

  #waysOf({ state }: SpaceNode, { event, moment }: EventTick): EventWays | undefined {
    return findWays(this.#lifecycle.machine, this.#guards, state, event, moment);
  }

  /** Steps the record does not hold, inserted just before the next own event or at the end. */
  #insertions(node: SpaceNode): readonly SpaceEdge[] {
    if (node.state.done) return [];
    const { machine, guards } = this.#lifecycle;
    const next = this.#ticks[node.layer]?.moment ?? this.end;
    const moment: Moment = { ...next, phase: PHASE.inserted };
    const edges: SpaceEdge[] = [];
    for (const type of machine.eventTypes) {
      const candidates = machine.candidates(node.state, type);
      if (candidates.length === 0) continue;
      const trigger: MachineTrigger = { kind: 'event', type };
      const outcomes = this.#guards.factOutcomes(trigger, next);
      for (const { guard, order } of candidates) {
        const answers = guards.map(
          ({ by, data }, index) =>
            index === guard || (outcomes[index] === 'held' && by.size === 0 && data.size === 0),
        );
        const step = machine.step(node.state, trigger, answers);
        if (!step.accepted || !step.taken.includes(order)) continue;
        const refused = guard !== undefined && outcomes[guard] === 'failed';
        edges.push(
          this.#edge(node, {
            move: 'model',
            weight: refused ? 2 * DEPARTURE : DEPARTURE,
            step,
            moment,
            layer: node.layer,
            order,
            heard: type,
            detail: { inserted: type, ...(refused ? { refused: guard } : {}) },
          }),
        );
      }
    }
    return edges;
  }

  #leaveOut(node: SpaceNode, tick: EventTick): SpaceEdge {
    return this.#edge(node, {
      move: 'log',
      weight: (tick.free ? 0 : DEPARTURE) + LEFT_OUT,
      moment: { ...tick.moment, phase: PHASE.event },
      layer: node.layer + 1,
      ...(tick.free ? { heard: tick.event.event.type } : {}),
      detail: { event: tick.event, free: tick.free },
    });
  }

  #recheck(node: SpaceNode, moment: Moment): SpaceEdge {
    const step = this.#lifecycle.machine.step(
      node.state,
      { kind: 'recheck' },
      this.#guards.settlingAnswers(moment),
    );
    const taken: Taken = {
      move: 'always',
      weight: 0,
      moment,
      layer: node.layer + 1,
      ...(step.accepted ? { step } : {}),
    };
    return this.#edge(node, taken, step.accepted ? undefined : 'silent');
  }

  #edge(from: SpaceNode, taken: Taken, silent?: 'silent'): SpaceEdge {
    const { move, weight, step, moment, layer } = taken;
    const assumed = move === 'model';
    const read = this.#reader(moment);
    let { clocks } = from;
    if (taken.heard !== undefined) clocks = this.#work.hear(clocks, taken.heard, moment, assumed, read);
    if (step) clocks = this.#work.apply(clocks, step.effects, moment, assumed, read);
    const after = step?.next ?? from.state;
    const own: ObjectStep = {
      moment,
      move: move satisfies MoveKind,
      before: from.state,
      after,
      taken: step?.taken ?? [],
      timers: clocks.timers,
      missing: [],
      free: false,
      assumed: false,
      ...taken.detail,
    };
    const settled = this.#settle(after, clocks, layer, moment);
    return {
      from,
      to: settled.node,
      weight,
      rank: taken.detail?.free === true ? FREE_RANK : RANK[move],
      order: taken.order ?? step?.taken[0] ?? 0,
      variant: taken.variant ?? 0,
      steps: silent ? settled.steps : [own, ...settled.steps],
    };
  }

  /** Fires what is due before the next tick and makes the node that stands there. */
  #settle(
    state: MachineState,
    clocks: Clocks,
    layer: number,
    floor: Moment,
  ): { node: SpaceNode; steps: readonly ObjectStep[] } {
    const until = this.#ticks[layer]?.moment ?? this.end;
    const settled = settleTimers(
      {
        machine: this.#lifecycle.machine,
        work: this.#work,
        events: this.#history.prepared.events,
        witness: this.#history.prepared.witness,
      },
      { state, clocks },
      floor,
      until,
      (moment) => this.#guards.settlingAnswers(moment),
      (moment) => this.#reader(moment),
    );
    const key = `${String(layer)}|${String(settled.state.index)}|${keyOfClocks(settled.clocks)}`;
    const node = {
      key,
      layer,
      state: settled.state,
      clocks: settled.clocks,
      distance: 0,
      served: 0,
      incoming: [],
    };
    return { node, steps: settled.steps };
  }

  #reader(moment: Moment): (column: string) => ReturnType<DealHistory['read']> {
    return (column) => this.#history.read(column, moment, this.#object);
  }
}

function consumed(
  { layer }: SpaceNode,
  { moment, event }: EventTick,
): Pick<Taken, 'moment' | 'layer' | 'heard'> {
  return { moment: { ...moment, phase: PHASE.event }, layer: layer + 1, heard: event.event.type };
}
