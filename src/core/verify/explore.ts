import type { Length } from '../model/framework.ts';
import type { MachineState, MachineStep } from '../machine/index.ts';
import type { Choices, ObjectMove } from './objectMoves.ts';
import { ObjectMoves } from './objectMoves.ts';
import type { ExplorationPlan, Scenario } from './explorationPlan.ts';
import { keyOfWorld, readDerived, type World } from './world.ts';

/** One thing that happens. `forgets` is a registration that is over and makes room for the one that begins. */
export type Move =
  | { readonly kind: 'object'; readonly slot: number; readonly move: ObjectMove; readonly forgets?: number }
  | { readonly kind: 'award'; readonly slot: number }
  | { readonly kind: 'occurrence'; readonly type: string }
  | { readonly kind: 'facts'; readonly scenario: number };

export interface Edge {
  readonly move: Move;
  /** What lifecycles that look again did afterwards. */
  readonly rechecked: readonly Recheck[];
  readonly to: WorldNode;
  /** Nothing but a person is needed for it: no clock, no open fact, and no clock that may already have run out. */
  readonly certain: boolean;
}

/** An automatic transition of a lifecycle that looked again, or a choice that kept it from one. */
export interface Recheck {
  readonly slot: number;
  readonly step: MachineStep;
  readonly choices: Choices;
}

export interface WorldNode {
  readonly index: number;
  readonly world: World;
  /** How it was reached first, by the fewest moves; absent where a deal begins. */
  readonly reached?: { readonly from: WorldNode; readonly edge: Edge };
  readonly depth: number;
  /** Reached without a fact changing. */
  readonly steady: boolean;
  readonly edges: readonly Edge[];
  /** Some move from here leads to where the budget ended. */
  readonly cut: boolean;
}

/** Every world that some run of the framework can be in, with every move from each, for the lifecycles of a plan. */
export interface Exploration {
  readonly plan: ExplorationPlan;
  /** By depth, in the order found. */
  readonly nodes: readonly WorldNode[];
  readonly moves: number;
  /** False when the budget ended first, or some event had too many ways. */
  readonly complete: boolean;
}

/** What of a search's budget is used. */
export interface ExploreProgress {
  readonly combinations: number;
}

const PROGRESS_EVERY = 512;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Finds every reachable world by breadth-first search. Clocks may run out whenever they are armed (an event they run from must have happened); open
 * facts and elapsed times may be anything at every look: what is not found cannot happen, what is found may still need to be replayed.
 */
export function* explore(
  plan: ExplorationPlan,
  mostCombinations: number,
): Generator<ExploreProgress, Exploration> {
  const search = new Search(plan, mostCombinations);
  search.begin();
  // First without changes of facts, so that deals whose facts stay are the examples where there are any.
  for (const changing of [false, true]) {
    for (let index = 0; index < search.nodes.length; index += 1) {
      search.expand(index, changing);
      if (index % PROGRESS_EVERY === PROGRESS_EVERY - 1) yield { combinations: search.nodes.length };
    }
    if (plan.scenarios.length === 1) break;
  }
  return search.finish();
}

class Search {
  readonly nodes: Mutable<WorldNode>[] = [];
  readonly #plan: ExplorationPlan;
  readonly #most: number;
  readonly #byKey = new Map<string, Mutable<WorldNode>>();
  readonly #objects: readonly ObjectMoves[];
  readonly #neighbours: readonly (readonly number[])[];
  #full = false;
  #moves = 0;

  constructor(plan: ExplorationPlan, most: number) {
    this.#plan = plan;
    this.#most = most;
    this.#objects = createObjectMoves(plan);
    this.#neighbours = plan.scenarios.map((one) =>
      plan.scenarios.flatMap((other, index) => (differOnce(one, other) ? [index] : [])),
    );
  }

  /** Every way a deal can begin, in every scenario. */
  begin(): void {
    const plan = this.#plan;
    const begun = plan.slots.map(({ fromClocks }) =>
      fromClocks.reduce((mask, { from }, bit) => (plan.elsewhere.has(from) ? mask | (1 << bit) : mask), 0),
    );
    plan.scenarios.forEach((_, scenario) => {
      const empty: World = { states: plan.slots.map(() => undefined), begun, awarded: -1, scenario };
      if (plan.dealSlot === undefined) {
        this.#reach(empty, undefined, true);
        return;
      }
      for (const { step } of this.#objectsAt(plan.dealSlot).begin('', readFrom(plan, empty)))
        for (const { world } of this.#settle(withState(empty, plan.dealSlot, step.next)))
          this.#reach(world, undefined, true);
    });
  }

  expand(index: number, changing: boolean): void {
    const node = this.nodes[index];
    if (!node) return;
    const expanded = node.edges.length > 0;
    if (!expanded)
      for (const move of listMoves(this.#plan, this.#objects, node.world)) this.#take(node, move);
    if (changing)
      for (const scenario of this.#neighbours[node.world.scenario] ?? [])
        this.#take(node, { kind: 'facts', scenario });
  }

  finish(): Exploration {
    const cutShort = this.#objects.some((objects) => objects.cutShort);
    return { plan: this.#plan, nodes: this.nodes, moves: this.#moves, complete: !this.#full && !cutShort };
  }

  #take(from: Mutable<WorldNode>, move: Move): void {
    for (const { world, rechecked } of this.#settle(afterMove(this.#plan, from.world, move))) {
      const certain =
        isCertain(this.#plan, from.world, move) &&
        rechecked.every(({ choices, step }) => choices.open.size === 0 && !maySpring(this.#plan, step));
      const edge: Mutable<Edge> = { move, rechecked, certain, to: from };
      const to = this.#reach(world, { from, edge }, from.steady && move.kind !== 'facts');
      if (!to) {
        from.cut = true;
        return;
      }
      edge.to = to;
      (from.edges as Edge[]).push(edge);
      this.#moves += 1;
    }
  }

  #reach(world: World, reached: WorldNode['reached'], steady: boolean): Mutable<WorldNode> | undefined {
    const key = keyOfWorld(world);
    const known = this.#byKey.get(key);
    if (known) return known;
    if (this.nodes.length >= this.#most) {
      this.#full = true;
      return undefined;
    }
    const node: Mutable<WorldNode> = {
      index: this.nodes.length,
      world,
      ...(reached ? { reached } : {}),
      depth: reached ? reached.from.depth + 1 : 0,
      steady,
      edges: [],
      cut: false,
    };
    this.nodes.push(node);
    this.#byKey.set(key, node);
    return node;
  }

  /** Lifecycles that look again do so in order, each once. */
  #settle(world: World): readonly { readonly world: World; readonly rechecked: readonly Recheck[] }[] {
    let settled: readonly { world: World; rechecked: readonly Recheck[] }[] = [{ world, rechecked: [] }];
    this.#plan.slots.forEach(({ replay }, slot) => {
      if (!replay.looksAgain) return;
      settled = settled.flatMap((before) => {
        const state = before.world.states[slot];
        if (!state || state.done) return [before];
        return this.#objectsAt(slot)
          .recheck(state, readFrom(this.#plan, before.world))
          .map(({ step, choices }) => ({
            world: step.accepted ? withState(before.world, slot, step.next) : before.world,
            rechecked:
              step.accepted || choices.open.size > 0
                ? [...before.rechecked, { slot, step, choices }]
                : before.rechecked,
          }));
      });
    });
    return settled;
  }

  #objectsAt(slot: number): ObjectMoves {
    const objects = this.#objects[slot];
    if (!objects) throw new RangeError(`no slot ${String(slot)}`);
    return objects;
  }
}

/** The moves of the objects in a plan's slots; slots of one lifecycle share them. */
export function createObjectMoves(plan: ExplorationPlan): readonly ObjectMoves[] {
  const shared = new Map<string, ObjectMoves>();
  return plan.slots.map(({ lifecycle, replay }) => {
    const known = shared.get(lifecycle) ?? new ObjectMoves(plan.compiled, replay, plan.frozen);
    shared.set(lifecycle, known);
    return known;
  });
}

/** What a world tells of any column: states tell derived ones, the scenario tells frozen facts. */
export function readFrom(
  plan: ExplorationPlan,
  world: World,
): (column: string) => ReturnType<typeof readDerived> {
  const scenario = plan.scenarios[world.scenario];
  return (column) => (plan.frozen.has(column) ? scenario?.get(column) : readDerived(plan, world, column));
}

/** Everything that can happen in a world, save that facts change. */
function listMoves(plan: ExplorationPlan, objects: readonly ObjectMoves[], world: World): readonly Move[] {
  const read = readFrom(plan, world);
  const moves: Move[] = [];
  plan.slots.forEach(({ replay, lifecycle, fromClocks }, slot) => {
    const own = objects[slot];
    const state = world.states[slot];
    if (!own) return;
    if (!state) {
      const isNext = lifecycle !== 'registration' || firstFree(plan, world) === slot;
      if (lifecycle !== 'deal' && isNext)
        for (const type of replay.machine.createdBy)
          for (const move of own.begin(type, read)) moves.push({ kind: 'object', slot, move });
      return;
    }
    if (state.done) return;
    for (const move of own.events(state, read)) moves.push({ kind: 'object', slot, move });
    for (const timer of replay.machine.timersOf(state)) {
      const bit = fromClocks.findIndex(({ name }) => name === timer.duration);
      const runs = bit < 0 || ((world.begun[slot] ?? 0) >> bit) & 1;
      if (runs) for (const move of own.timer(state, timer, read)) moves.push({ kind: 'object', slot, move });
    }
  });
  moves.push(...furtherRegistrations(plan, objects, world));
  if (plan.registrationSlots.every((slot) => world.states[slot] !== undefined))
    for (const slot of plan.registrationSlots)
      if (slot !== world.awarded && world.states[slot]?.done === false) moves.push({ kind: 'award', slot });
  for (const type of plan.occurrences) moves.push({ kind: 'occurrence', type });
  return moves;
}

/**
 * With two registrations there, a third begins only when one is over without a tag: nothing that is read tells any more that it ever was, so it makes
 * room. Any number of registrations one after another is covered that way, but no three at once.
 */
function furtherRegistrations(
  plan: ExplorationPlan,
  objects: readonly ObjectMoves[],
  world: World,
): readonly Move[] {
  if (firstFree(plan, world) !== undefined) return [];
  const spent = plan.registrationSlots.find((slot) => {
    const state = world.states[slot];
    return state?.done === true && !state.tags.has('active') && !state.tags.has('granted');
  });
  const last = plan.registrationSlots.at(-1);
  if (spent === undefined || last === undefined) return [];
  const read = readFrom(plan, world);
  const types = plan.slots[last]?.replay.machine.createdBy ?? [];
  return [...types].flatMap((type) =>
    (objects[last]?.begin(type, read) ?? []).map((move): Move => ({
      kind: 'object',
      slot: last,
      move,
      forgets: spent,
    })),
  );
}

function firstFree(plan: ExplorationPlan, world: World): number | undefined {
  return plan.registrationSlots.find((slot) => world.states[slot] === undefined);
}

/** The world just after a move, before lifecycles that read what moved look again. */
export function afterMove(plan: ExplorationPlan, world: World, move: Move): World {
  switch (move.kind) {
    case 'facts':
      return { ...world, scenario: move.scenario };
    case 'award':
      return { ...world, awarded: move.slot };
    case 'occurrence':
      return { ...world, begun: hear(plan, world.begun, move.type, undefined) };
    case 'object': {
      const room = move.forgets === undefined ? world : forget(plan, world, move.forgets);
      const { trigger, step } = move.move;
      const begun =
        trigger.kind === 'event' || trigger.kind === 'begin'
          ? hear(plan, room.begun, trigger.type, move.slot)
          : room.begun;
      const moved = withState({ ...room, begun }, move.slot, step.next);
      const awarded = moved.states[moved.awarded];
      return awarded?.done === true && !awarded.tags.has('active') ? { ...moved, awarded: -1 } : moved;
    }
  }
}

/** A clock hears the events of its own object and of objects of other kinds. */
function hear(
  plan: ExplorationPlan,
  begun: readonly number[],
  type: string,
  speaker: number | undefined,
): readonly number[] {
  const spoken = speaker === undefined ? undefined : plan.slots[speaker]?.lifecycle;
  return begun.map((mask, slot) => {
    const { lifecycle, fromClocks } = plan.slots[slot] ?? { lifecycle: '', fromClocks: [] };
    if (lifecycle === spoken && slot !== speaker) return mask;
    return fromClocks.reduce((heard, { from }, bit) => (from === type ? heard | (1 << bit) : heard), mask);
  });
}

/** The later registration takes the place of the one that is over; the last slot is free. */
function forget(plan: ExplorationPlan, world: World, spent: number): World {
  const states = [...world.states];
  const begun = [...world.begun];
  let { awarded } = world;
  const [first, last] = plan.registrationSlots;
  if (first === undefined || last === undefined) return world;
  if (spent === awarded) awarded = -1;
  if (spent === first) {
    states[first] = states[last];
    begun[first] = begun[last] ?? 0;
    if (awarded === last) awarded = first;
  }
  states[last] = undefined;
  begun[last] = heardFromOthers(plan, last, begun[last] ?? 0);
  return { ...world, states, begun, awarded };
}

/** What a registration that has yet to begin knows: its clocks have heard objects of other kinds only. */
function heardFromOthers(plan: ExplorationPlan, slot: number, mask: number): number {
  const { fromClocks, replay } = plan.slots[slot] ?? {};
  const isOwn = (type: string): boolean =>
    replay?.machine.eventTypes.has(type) === true || replay?.machine.createdBy.has(type) === true;
  return (fromClocks ?? []).reduce((kept, { from }, bit) => (isOwn(from) ? kept & ~(1 << bit) : kept), mask);
}

function withState(world: World, slot: number, state: MachineState): World {
  return { ...world, states: world.states.map((before, index) => (index === slot ? state : before)) };
}

/** Whether people can bring a move about at once, whatever the clocks say. */
function isCertain(plan: ExplorationPlan, world: World, move: Move): boolean {
  if (move.kind !== 'object') return move.kind === 'award' || move.kind === 'occurrence';
  const { move: own } = move;
  if (own.choices.open.size > 0) return false;
  if (maySpring(plan, own.step)) return false;
  if (own.trigger.kind !== 'timer') return true;
  const armed = plan.slots.flatMap(({ replay }, other) => {
    const state = world.states[other];
    return state && !state.done ? replay.machine.timersOf(state) : [];
  });
  const duration = plan.compiled.durations.get(own.trigger.timer.duration);
  return (
    armed.length === 1 &&
    duration?.from === undefined &&
    duration?.rows.some(({ when }) => when.size === 0) === true
  );
}

/** Whether a step arms a clock that may have run out already. */
function maySpring({ compiled }: ExplorationPlan, { effects }: MachineStep): boolean {
  return effects.some(({ kind, timer }) => {
    const duration = compiled.durations.get(timer.duration);
    return (
      kind === 'arm' &&
      (duration?.from !== undefined || duration?.rows.some(({ length }) => isZero(length)) === true)
    );
  });
}

function isZero(length: Length): boolean {
  return length.kind === 'iso' ? !/[1-9]/.test(length.text) : length.days === 0;
}

function differOnce(one: Scenario, other: Scenario): boolean {
  let differences = 0;
  for (const [column, value] of one) if (other.get(column) !== value) differences += 1;
  return differences === 1;
}
