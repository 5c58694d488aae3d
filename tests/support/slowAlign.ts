import type { AnyMachineSnapshot } from 'xstate';
import { createMachine, initialTransition, transition } from 'xstate';
import type { Scalar, SlowGuard, Truth } from './slowGuards.ts';
import { guardsOf, listens, numberTransitions } from './slowConfig.ts';
import { and, fillIn, testCells } from './slowGuards.ts';

/**
 * A slow second opinion on what explaining one object costs, written from the specification (AL, CL) and not from the engine: plain XState
 * for single steps, uniform-cost search over everything, its own clocks. It knows lengths in hours and UTC days only.
 */

export interface SlowEvent {
  /** Epoch ms. */
  readonly at: number;
  readonly type: string;
  readonly by: { readonly side?: string; readonly role?: string };
  readonly data: Readonly<Record<string, Scalar>>;
}

export interface SlowDuration {
  readonly rows: readonly {
    readonly when: Readonly<Record<string, Scalar | readonly Scalar[]>>;
    readonly hours: number;
  }[];
  readonly from?: string;
  readonly which?: 'first' | 'latest';
  readonly extend?: { readonly on: string; readonly hours: number; readonly max: number };
  readonly resets?: readonly string[];
}

export interface SlowQuestion {
  /** The lifecycle's XState config, as pasted from the framework. */
  readonly config: object;
  readonly durations: Readonly<Record<string, SlowDuration>>;
  readonly sideOfRole: Readonly<Record<string, string>>;
  /** Closed domains of facts and of event data. */
  readonly domains: {
    readonly facts: Readonly<Record<string, readonly Scalar[]>>;
    readonly data: Readonly<Record<string, readonly Scalar[]>>;
  };
  /** Initial facts; `fact.changed` events change them. */
  readonly facts: Readonly<Record<string, Scalar>>;
  /** By time; ties in file order. */
  readonly events: readonly SlowEvent[];
  readonly endAt: number;
  readonly goal: 'won' | 'lost' | 'any';
  /** Types whose leaving out is no departure. */
  readonly isFree: (type: string) => boolean;
}

export interface SlowAnswer {
  readonly cost: number;
  readonly overrides: number;
  readonly leftOut: number;
  /** One letter a move: s(ync), f(ree), o(verride), m(odel), l(og). */
  readonly moves: string;
  /** State value at the end. */
  readonly value: unknown;
  readonly endWaived: boolean;
}

interface Armed {
  readonly eventType: string;
  readonly name: string;
  readonly start: number | undefined;
  readonly extended: number;
  readonly hours: number;
}

interface Running {
  readonly start: number;
  readonly extended: number;
}

interface Place {
  readonly consumed: number;
  readonly snapshot: AnyMachineSnapshot;
  readonly armed: readonly Armed[];
  readonly running: Readonly<Record<string, Running>>;
  readonly cost: number;
  readonly overrides: number;
  readonly leftOut: number;
  /** Rank and text order of every move so far. */
  readonly path: readonly (readonly [string, number])[];
}

const HOUR = 3_600_000;
const RANKS = 'sfoml';

interface Definition {
  readonly source: {
    readonly path: readonly string[];
    readonly transitions: ReadonlyMap<string, readonly Definition[]>;
  };
  readonly eventType: string;
  readonly target?: readonly unknown[] | undefined;
  readonly guard?: { readonly params: SlowGuard } | undefined;
}

/** The cheapest explanation, found the long way. */
export function slowAlign(question: SlowQuestion): SlowAnswer {
  const { events, durations } = question;
  let says: (guard: SlowGuard) => boolean = () => false;
  const config = JSON.parse(JSON.stringify(question.config)) as object;
  const machine = createMachine(config, {
    guards: { when: (_, params) => says(params as SlowGuard) },
    delays: Object.fromEntries(Object.keys(durations).map((name) => [name, 1])),
  });
  const guards = guardsOf(config);
  const steps = new Map<string, readonly [AnyMachineSnapshot, readonly unknown[]]>();
  /** One XState step under the answers of the moment. */
  const stepOf = (
    snapshot: AnyMachineSnapshot,
    type: string,
  ): readonly [AnyMachineSnapshot, readonly unknown[]] => {
    const key = `${configurationOf(snapshot)}|${type}|${guards.map((guard) => (says(guard) ? 1 : 0)).join('')}`;
    const known = steps.get(key) ?? transition(machine, snapshot, { type });
    steps.set(key, known);
    return known;
  };
  const factsAfter: Record<string, Scalar>[] = [{ ...question.facts }];
  for (const { type, data } of events) {
    const facts = { ...factsAfter.at(-1) };
    if (type === 'fact.changed') facts[String(data['fact'])] = data['value']!;
    factsAfter.push(facts);
  }
  const orders = numberTransitions(question.config);
  const types = [...new Set([...orders.keys()].map((key) => key.split('|')[1]!))].filter((type) =>
    listens(config, type),
  );

  const testFacts = (guard: SlowGuard, consumed: number): Truth =>
    testCells(guard.facts ?? {}, factsAfter[consumed]!);
  const testGuard = (guard: SlowGuard, consumed: number, event: SlowEvent): Truth => {
    const side =
      event.by.side ?? (event.by.role === undefined ? undefined : question.sideOfRole[event.by.role]);
    const by = {
      ...(side === undefined ? {} : { side }),
      ...(event.by.role === undefined ? {} : { role: event.by.role }),
    };
    return and(
      testFacts(guard, consumed),
      testCells(guard.by ?? {}, by),
      testCells(guard.data ?? {}, event.data),
    );
  };
  /** Every way to fill in what the record lacks at an event. */
  const completionsOf = (consumed: number, event: SlowEvent): readonly Filled[] => {
    const roles = event.by.role === undefined ? Object.keys(question.sideOfRole) : [event.by.role];
    const facts = fillIn(factsAfter[consumed]!, question.domains.facts);
    const data = fillIn(event.data, question.domains.data);
    return facts.flatMap((f) =>
      data.flatMap((d) =>
        roles.map((role): Filled => ({
          facts: f,
          data: d,
          by: { role, side: event.by.side ?? question.sideOfRole[role]! },
        })),
      ),
    );
  };
  const testFilled = (guard: SlowGuard, { facts, by, data }: Filled): boolean =>
    and(
      testCells(guard.facts ?? {}, facts),
      testCells(guard.by ?? {}, by),
      testCells(guard.data ?? {}, data),
    ) === 'held';
  const timeOf = (consumed: number): number => events[consumed]?.at ?? question.endAt;

  const lengthOf = (name: string, consumed: number): number =>
    durations[name]!.rows.find(({ when }) => testCells(when, factsAfter[consumed]!) === 'held')!.hours;
  const dueOf = ({ name, start, extended, hours }: Armed): number =>
    start === undefined
      ? Infinity
      : start + (hours + extended * (durations[name]!.extend?.hours ?? 0)) * HOUR;

  const hear = (place: Place, type: string, at: number): Place => {
    const running = { ...place.running };
    for (const [name, { from, which, extend, resets }] of Object.entries(durations)) {
      if (from === undefined) continue;
      const clock = running[name];
      if (type === from && (!clock || which === 'latest')) running[name] = { start: at, extended: 0 };
      else if (clock && resets?.includes(type)) running[name] = { ...clock, start: at };
      else if (clock && extend?.on === type && clock.extended < extend.max)
        running[name] = { ...clock, extended: clock.extended + 1 };
    }
    const armed = place.armed.map((timer): Armed => {
      const { from, extend, resets } = durations[timer.name]!;
      if (from !== undefined)
        return { ...timer, start: running[timer.name]?.start, extended: running[timer.name]?.extended ?? 0 };
      if (resets?.includes(type)) return { ...timer, start: at };
      return extend?.on === type && timer.extended < extend.max
        ? { ...timer, extended: timer.extended + 1 }
        : timer;
    });
    return { ...place, running, armed };
  };

  const apply = (
    place: Place,
    snapshot: AnyMachineSnapshot,
    actions: readonly unknown[],
    at: number,
  ): Place => {
    let armed = place.armed;
    for (const action of actions as readonly {
      type: string;
      params?: { event?: { type: string }; sendId?: string; delay?: unknown };
    }[]) {
      const eventType =
        action.type === 'xstate.raise'
          ? action.params?.event?.type
          : action.type === 'xstate.cancel'
            ? action.params?.sendId
            : undefined;
      if (eventType?.startsWith('xstate.after.') !== true) continue;
      armed = armed.filter((timer) => timer.eventType !== eventType);
      if (action.type === 'xstate.cancel') continue;
      const name = Object.keys(durations).find((candidate) =>
        eventType.startsWith(`xstate.after.${candidate}.`),
      )!;
      const clock = durations[name]!.from === undefined ? { start: at, extended: 0 } : place.running[name];
      armed = [
        ...armed,
        {
          eventType,
          name,
          start: clock?.start,
          extended: clock?.extended ?? 0,
          hours: lengthOf(name, place.consumed),
        },
      ];
    }
    return { ...place, snapshot, armed };
  };

  /** Timers due before the next event, each at its time, with `always` after each. */
  const settle = (from: Place, notBefore: number): Place => {
    let place = from;
    let now = notBefore;
    const seen = new Set<string>();
    for (;;) {
      let next: Armed | undefined;
      for (const timer of place.armed) if (!next || dueOf(timer) < dueOf(next)) next = timer;
      if (!next || dueOf(next) > timeOf(place.consumed)) return place;
      now = Math.max(now, dueOf(next));
      const circle = `${String(now)}|${keyOf(place)}`;
      if (seen.has(circle)) return place;
      seen.add(circle);
      const fired = next;
      says = (guard) => testFacts(guard, place.consumed) === 'held';
      const rest = { ...place, armed: place.armed.filter((timer) => timer !== fired) };
      const [snapshot, actions] = stepOf(place.snapshot, fired.eventType);
      place = apply(rest, snapshot, actions, now);
    }
  };

  /** After an event has passed: others may look again, then time runs on. */
  const moveOn = (place: Place, at: number): Place => {
    const after = { ...place, consumed: place.consumed + 1 };
    if (after.snapshot.status !== 'active') return settle(after, at);
    says = (guard) => testFacts(guard, after.consumed) === 'held';
    const [snapshot, actions] = stepOf(after.snapshot, 'look.again');
    return settle(apply(after, snapshot, actions, at), at);
  };

  const candidatesOf = (place: Place, type: string): readonly Definition[] =>
    place.snapshot.status !== 'active'
      ? []
      : (place.snapshot._nodes as unknown as readonly Definition['source'][])
          .flatMap((node) => node.transitions.get(type) ?? [])
          .filter(({ target }) => (target?.length ?? 0) > 0);
  const orderOf = ({ source, eventType, ...definition }: Definition): number => {
    const index = source.transitions
      .get(eventType)!
      .findIndex((other) => other.guard === definition.guard && other.target === definition.target);
    return orders.get(`${source.path.join('.')}|${eventType}|${String(index)}`)!;
  };
  /** What one event does under fixed answers; undefined when it is refused. */
  const fire = (
    place: Place,
    type: string,
    at: number,
    answers: (guard: SlowGuard) => boolean,
  ): { place: Place; enabled: readonly Definition[] } | undefined => {
    says = answers;
    const enabled = machine.getTransitionData(place.snapshot, { type }) as unknown as readonly Definition[];
    if (!enabled.some(({ target }) => (target?.length ?? 0) > 0)) return undefined;
    const [snapshot, actions] = stepOf(place.snapshot, type);
    return {
      place: apply(hear(place, type, at), snapshot, actions, at),
      enabled: enabled.filter(({ target }) => (target?.length ?? 0) > 0),
    };
  };

  const movesFrom = (place: Place): readonly Place[] => {
    const event = events[place.consumed];
    const moves: Place[] = [];
    const at = timeOf(place.consumed);
    const add = (next: Place, letter: string, cost: number, order: number): void => {
      moves.push({
        ...next,
        cost: place.cost + cost,
        overrides: place.overrides + (letter === 'o' ? 1 : 0),
        leftOut: place.leftOut + (letter === 'l' || letter === 'f' ? 1 : 0),
        path: [...place.path, [letter, order]],
      });
    };
    if (event) {
      const free = question.isFree(event.type);
      const candidates = candidatesOf(place, event.type);
      const guards = candidates.flatMap(({ guard }) => guard?.params ?? []);
      const truth = new Map(guards.map((guard) => [guard, testGuard(guard, place.consumed, event)]));
      const settled = (guard: SlowGuard): boolean =>
        (truth.get(guard) ?? testFacts(guard, place.consumed)) === 'held';
      const unknown = guards.filter((guard) => truth.get(guard) === 'unknown');
      if (candidates.length > 0)
        for (const filled of unknown.length === 0 ? [undefined] : completionsOf(place.consumed, event)) {
          const chosen = unknown.filter((guard) => filled && testFilled(guard, filled));
          const fired = fire(place, event.type, at, (guard) => settled(guard) || chosen.includes(guard));
          if (fired) add(moveOn(fired.place, at), 's', 0, orderOf(fired.enabled[0]!));
        }
      for (const candidate of candidates) {
        const guard = candidate.guard?.params;
        if (!guard || truth.get(guard) !== 'failed') continue;
        const fired = fire(place, event.type, at, (other) => other === guard || settled(other));
        if (fired?.enabled.some((definition) => definition.guard?.params === guard) === true)
          add(moveOn(fired.place, at), 'o', 1, orderOf(candidate));
      }
      const left = free ? hear(place, event.type, at) : place;
      add(moveOn(left, at), free ? 'f' : 'l', free ? 0 : 1, 0);
      if (!types.includes(event.type)) return moves;
    }
    for (const type of types)
      for (const candidate of candidatesOf(place, type)) {
        const waived = candidate.guard?.params;
        const plain = (guard: SlowGuard): boolean =>
          testFacts(guard, place.consumed) === 'held' && !guard.by && !guard.data;
        const fired = fire(place, type, at, (guard) => guard === waived || plain(guard));
        const taken = fired?.enabled.some(
          (definition) =>
            definition.guard === candidate.guard &&
            definition.source === candidate.source &&
            definition.target === candidate.target,
        );
        if (!fired || taken !== true) continue;
        const refused = waived !== undefined && testFacts(waived, place.consumed) === 'failed';
        add(settle(fired.place, at), 'm', refused ? 2 : 1, orderOf(candidate));
      }
    return moves;
  };

  const begin = (): Place => {
    says = (guard) => testFacts(guard, 0) === 'held';
    const [snapshot, actions] = initialTransition(machine);
    const empty: Place = {
      consumed: 0,
      snapshot,
      armed: [],
      running: {},
      cost: 0,
      overrides: 0,
      leftOut: 0,
      path: [],
    };
    return settle(apply(empty, snapshot, actions, timeOf(0)), timeOf(0));
  };

  const search = (goal: SlowQuestion['goal']): Place | undefined => {
    const waiting: Place[] = [begin()];
    const done = new Set<string>();
    while (waiting.length > 0) {
      let best = 0;
      for (let index = 1; index < waiting.length; index += 1)
        if (compare(waiting[index]!, waiting[best]!) < 0) best = index;
      const [place] = waiting.splice(best, 1) as [Place];
      const key = keyOf(place);
      if (done.has(key)) continue;
      done.add(key);
      const ended = goal === 'any' || (place.snapshot.status === 'done' && place.snapshot.hasTag(goal));
      if (place.consumed === events.length && ended) return place;
      waiting.push(...movesFrom(place));
    }
    return undefined;
  };

  const wanted = search(question.goal);
  const found = wanted ?? search('any')!;
  return {
    cost: found.cost,
    overrides: found.overrides,
    leftOut: found.leftOut,
    moves: found.path.map(([letter]) => letter).join(''),
    value: found.snapshot.value,
    endWaived: wanted === undefined,
  };
}

interface Filled {
  readonly facts: Readonly<Record<string, Scalar>>;
  readonly by: Readonly<Record<string, Scalar>>;
  readonly data: Readonly<Record<string, Scalar>>;
}

function compare(a: Place, b: Place): number {
  const first = a.cost - b.cost || a.overrides - b.overrides || a.leftOut - b.leftOut;
  if (first !== 0) return first;
  for (let index = 0; index < Math.min(a.path.length, b.path.length); index += 1) {
    const [one, other] = [a.path[index]!, b.path[index]!];
    const difference = RANKS.indexOf(one[0]) - RANKS.indexOf(other[0]) || one[1] - other[1];
    if (difference !== 0) return difference;
  }
  return 0;
}

function keyOf({ consumed, snapshot, armed, running }: Place): string {
  return JSON.stringify([consumed, configurationOf(snapshot), armed, Object.entries(running).sort()]);
}

const configurations = new WeakMap<AnyMachineSnapshot, string>();

/** All that XState's next step can depend on, guards aside. */
function configurationOf(snapshot: AnyMachineSnapshot): string {
  const known = configurations.get(snapshot);
  if (known !== undefined) return known;
  const history = Object.entries(snapshot.historyValue as Record<string, { id: string }[]>).map(
    ([id, nodes]) => [id, nodes.map((node) => node.id).sort()],
  );
  const text = JSON.stringify([snapshot.value, snapshot.status, history.sort()]);
  configurations.set(snapshot, text);
  return text;
}
