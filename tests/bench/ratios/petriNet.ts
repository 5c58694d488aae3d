import { createRequire } from 'node:module';
import type { Deal } from '../../../src/core/index.ts';

/** The classes of pm4js that are used here. */
interface Pm4js {
  readonly PetriNet: new (name: string) => {
    addPlace(name: string): object;
    addTransition(name: string, label: string | null): object;
    addArcFromTo(source: object, target: object): object;
  };
  readonly Marking: new (net: object) => { setTokens(place: object, tokens: number): void };
  readonly AcceptingPetriNet: new (net: object, initial: object, final: object) => object;
  readonly EventLog: new () => { readonly traces: object[] };
  readonly Trace: new () => { readonly events: object[] };
  readonly Event: new () => { readonly attributes: { [key: string]: object } };
  readonly Attribute: new (value: unknown) => object;
  readonly PetriNetAlignments: {
    apply(log: object, net: object): { readonly overallResult: readonly { readonly cost: number }[] };
  };
  readonly TokenBasedReplay: {
    apply(log: object, net: object): { readonly result: readonly { readonly isFit: boolean }[] };
  };
}

export const pm4js = loadPm4js();

/** pm4js puts its classes into the global scope. Its client of an outside service would start a process of its own, which nothing ends; it goes without. */
function loadPm4js(): Pm4js {
  const require = createRequire(import.meta.url);
  const client = createRequire(require.resolve('pm4js')).resolve('retus');
  require.cache[client] ??= Object.assign(Object.create(null) as NodeJS.Module, {
    exports: {},
    loaded: true,
  });
  require('pm4js');
  return globalThis as unknown as Pm4js;
}

/** What is read of a state of a machine config. */
interface State {
  readonly initial?: string;
  readonly type?: string;
  readonly on?: Readonly<Record<string, string>>;
  readonly states?: Readonly<Record<string, State>>;
}

/**
 * The Petri net with the words of a path that may end anywhere: a place for every plain state, also of the regions of a parallel state, a
 * transition for every event of theirs. Events of a parallel state itself are left out: no log at hand holds them.
 */
export function toPetriNet(config: unknown): object {
  const { initial = '', states = {} } = config as State;
  const net = new pm4js.PetriNet('path');
  const regionsOf = (state: State | undefined): readonly (readonly [string, State])[] =>
    Object.entries(state?.states ?? {});
  const names = Object.entries(states).flatMap(([name, state]) =>
    state.type === 'parallel'
      ? regionsOf(state).flatMap(([region, { states: inner = {} }]) =>
          Object.keys(inner).map((key) => `${region}.${key}`),
        )
      : [name],
  );
  const places = new Map(names.map((name) => [name, net.addPlace(name)]));
  const ends = Object.values(states)
    .filter(({ type }) => type === 'parallel')
    .flatMap((state) =>
      regionsOf(state).map(([region]) => [region, net.addPlace(`end of ${region}`)] as const),
    );
  const add = (label: string | null, from: object | undefined, to: readonly (object | undefined)[]): void => {
    const transition = net.addTransition(`t${String((count += 1))}`, label);
    if (from) net.addArcFromTo(from, transition);
    for (const place of to) if (place) net.addArcFromTo(transition, place);
  };
  let count = 0;
  const enter = (name: string): readonly (object | undefined)[] => {
    const state = states[name];
    if (state?.type !== 'parallel') return [places.get(name)];
    return regionsOf(state).map(([region, { initial: first = '' }]) => places.get(`${region}.${first}`));
  };
  for (const [name, state] of Object.entries(states))
    if (state.type === 'parallel') {
      for (const [region, { states: inner = {} }] of regionsOf(state)) {
        const end = ends.find(([of]) => of === region)?.[1];
        for (const [key, { on = {} }] of Object.entries(inner)) {
          const from = places.get(`${region}.${key}`);
          for (const [type, target] of Object.entries(on))
            add(type, from, [places.get(`${region}.${target}`)]);
          add(null, from, [end]);
        }
      }
    } else {
      for (const [type, target] of Object.entries(state.on ?? {})) add(type, places.get(name), enter(target));
      add(
        null,
        places.get(name),
        ends.map(([, end]) => end),
      );
    }
  const [first, last] = [new pm4js.Marking(net), new pm4js.Marking(net)];
  for (const place of enter(initial)) if (place) first.setTokens(place, 1);
  for (const [, end] of ends) last.setTokens(end, 1);
  return new pm4js.AcceptingPetriNet(net, first, last);
}

/** Deals as pm4js has logs. */
export function toEventLog(deals: readonly Deal[]): object {
  const log = new pm4js.EventLog();
  for (const { events } of deals) {
    const trace = new pm4js.Trace();
    for (const { at, type } of events) {
      const event = new pm4js.Event();
      event.attributes['concept:name'] = new pm4js.Attribute(type);
      event.attributes['time:timestamp'] = new pm4js.Attribute(new Date(at));
      trace.events.push(event);
    }
    log.traces.push(trace);
  }
  return log;
}
