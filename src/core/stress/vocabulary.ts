import { addLength } from '../clock/index.ts';
import type { MachineState } from '../machine/index.ts';
import type { FactValue } from '../model/cell.ts';
import { domainOfFact } from '../model/domains.ts';
import type { DealEvent } from '../model/deal.ts';
import type { Length } from '../model/framework.ts';
import type { CompiledFramework, CompiledTests } from '../replay/compileFramework.ts';
import { splitDomain, testOne } from '../rules/index.ts';
import { walkLifecycle, type LifecycleWalk } from './walkLifecycle.ts';

/** An event without its time and object: who does it, and what it carries. */
export type DraftEvent = Pick<DealEvent, 'type' | 'by' | 'data'>;

/** What the events of a framework do to a registration; each is an event type, or the types of a shortest way. */
export interface RegistrationWords {
  readonly created: string;
  /** From the beginning to protection; undefined when nothing is ever granted. */
  readonly grant: readonly string[] | undefined;
  readonly refuse: readonly string[] | undefined;
  /** Ends a registration that waits without refusing it. */
  readonly end: readonly string[] | undefined;
  /** Sends a form back, and sends it in again. */
  readonly returning:
    { readonly before: readonly string[]; readonly out: string; readonly back: string } | undefined;
  /** Types that bring a registration from waiting to protection. */
  readonly granting: ReadonlySet<string>;
  /** How long protection lasts by its shortest row, and what lengthens it. */
  readonly protection:
    { readonly name: string; readonly length: Length; readonly extend: Extension | undefined } | undefined;
  /** How long a registration may wait for its first answer. */
  readonly waiting: Length | undefined;
}

interface Extension {
  readonly type: string;
  readonly max: number;
}

/** A value a fact may take, as the rules of the framework tell values apart. */
export interface FactChoice {
  readonly fact: string;
  readonly value: FactValue;
}

/** What a framework has words for; built once for all deals that are changed. */
export interface Vocabulary {
  readonly compiled: CompiledFramework;
  readonly deal: LifecycleWalk | undefined;
  readonly registration: RegistrationWords | undefined;
  readonly partnerTypes: readonly string[];
  /** Stages by the event types that enter them. */
  readonly stageOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Stage keys in the order of the path. */
  readonly stages: readonly string[];
  readonly won: readonly string[] | undefined;
  readonly lost: readonly string[] | undefined;
  /** Event types that end the deal's path. */
  readonly ending: ReadonlySet<string>;
  /** Values of the facts that decide who leads, one for each that its rules tell apart. */
  readonly leadChoices: readonly FactChoice[];
  /** An event that meets the conditions a path puts on who does it and what it carries. */
  draft(type: string): DraftEvent;
  /** The instant a length after another, in the framework's time zone. */
  after(at: number, length: Length): number;
  /** The first of these types that the framework has something to say about. */
  knownOf(types: readonly string[]): string | undefined;
}

/** Reads off a framework what stress tests need to speak its language. */
export function createVocabulary(compiled: CompiledFramework): Vocabulary {
  const { framework } = compiled;
  const lifecycle = compiled.lifecycles.get('deal');
  const deal = lifecycle && walkLifecycle(lifecycle.machine);
  const stageOf = new Map<string, Set<string>>();
  for (const { type, from, to } of deal?.edges ?? []) {
    if (to.stage === undefined || to.stage === from.stage) continue;
    stageOf.set(type, (stageOf.get(type) ?? new Set()).add(to.stage));
  }
  const typesTo = (tag: string): readonly string[] | undefined =>
    deal?.pathTo((state) => state.done && state.tags.has(tag))?.map(({ type }) => type);
  const ending = (deal?.edges ?? []).filter(
    ({ to }) => to.done && (to.tags.has('won') || to.tags.has('lost')),
  );
  return {
    compiled,
    deal,
    registration: readRegistration(compiled),
    partnerTypes: [...framework.partnerTypes.keys()],
    stageOf,
    stages: [
      ...new Set(
        [deal?.start, ...(deal?.edges ?? []).map(({ to }) => to)].flatMap((state) => state?.stage ?? []),
      ),
    ],
    won: typesTo('won'),
    lost: typesTo('lost'),
    ending: new Set(ending.map(({ type }) => type)),
    leadChoices: listLeadChoices(compiled),
    draft: (type) => draftEvent(compiled, type),
    after: (at, length) => addLength(at, length, framework.timezone, framework.calendars),
    knownOf: (types) => types.find((type) => compiled.known.has(type)),
  };
}

function readRegistration(compiled: CompiledFramework): RegistrationWords | undefined {
  const lifecycle = compiled.lifecycles.get('registration');
  const created = lifecycle && [...lifecycle.machine.createdBy][0];
  if (!lifecycle || created === undefined) return undefined;
  const walk = walkLifecycle(lifecycle.machine);
  const typesTo = (test: (state: MachineState) => boolean): readonly string[] | undefined =>
    walk.pathTo(test)?.map(({ type }) => type);
  const isGranted = ({ tags }: MachineState): boolean => tags.has('granted');
  const ends = (state: MachineState): boolean =>
    !state.tags.has('active') && !state.tags.has('refused') && !isGranted(state);
  return {
    created,
    grant: typesTo(isGranted),
    refuse: typesTo(({ tags }) => tags.has('refused')),
    end: typesTo(ends),
    returning: findReturning(walk),
    granting: new Set(
      walk.edges.flatMap(({ type, from, to }) => (isGranted(to) && !isGranted(from) ? [type] : [])),
    ),
    protection: findProtection(compiled, walk),
    waiting: findClock(compiled, walk.start)?.length,
  };
}

/** A state that waits for the partner: left by an event that leads back to where the registration has been. */
function findReturning(walk: LifecycleWalk): RegistrationWords['returning'] {
  for (const { type, from, to } of walk.edges) {
    if (to === from || !to.tags.has('active') || to.tags.has('granted') || from.tags.has('granted')) continue;
    const way = walk.pathTo((state) => state === from) ?? [];
    const been = new Set([walk.start, from, ...way.map((edge) => edge.to)]);
    if (been.has(to)) continue;
    const back = walk.edges.find((edge) => edge.from === to && edge.to !== to && been.has(edge.to));
    if (back) return { before: way.map((edge) => edge.type), out: type, back: back.type };
  }
  return undefined;
}

function findProtection(compiled: CompiledFramework, walk: LifecycleWalk): RegistrationWords['protection'] {
  const granted = walk.edges.find(({ to }) => to.tags.has('granted'))?.to;
  const clock = granted && findClock(compiled, granted);
  if (!clock) return undefined;
  const { extend } = clock;
  return { ...clock, extend: extend && { type: extend.on, max: extend.max } };
}

/** The clock that leads out of a configuration, with the length of its last row. */
function findClock(compiled: CompiledFramework, state: MachineState) {
  const machine = compiled.lifecycles.get('registration')?.machine;
  const active = new Set(state.active);
  const trigger = machine?.transitions
    .map(({ transition }) => transition)
    .find(({ trigger, source }) => trigger.kind === 'after' && active.has(source.join('.')))?.trigger;
  const clock = trigger?.kind === 'after' ? compiled.durations.get(trigger.duration) : undefined;
  const length = clock?.rows.at(-1)?.length;
  return clock && length ? { name: clock.name, length, extend: clock.extend } : undefined;
}

function draftEvent(compiled: CompiledFramework, type: string): DraftEvent {
  for (const { machine, guards } of compiled.lifecycles.values()) {
    const moves = machine.transitions.filter(
      ({ transition: { trigger, target } }) =>
        trigger.kind === 'event' && trigger.type === type && target !== undefined,
    );
    const first = moves[0];
    if (!first) continue;
    const guard = machine.guards.findIndex(({ transition }) => transition.transition === first.transition);
    const { by, data } = guards[guard] ?? { by: new Map(), data: new Map() };
    const { side, role } = Object.fromEntries(pickPassing(by)) as { side?: string; role?: string };
    return {
      type,
      by: { ...(side === undefined ? {} : { side }), ...(role === undefined ? {} : { role }) },
      data: pickPassing(data),
    };
  }
  return { type, by: {}, data: new Map() };
}

/** One value for each test that passes it, where there is one. */
function pickPassing(tests: CompiledTests): ReadonlyMap<string, FactValue> {
  const values = new Map<string, FactValue>();
  for (const test of tests.values()) {
    if (!test.domain || !test.cell) continue;
    const passing = splitDomain(test.domain, [test.cell]).find(
      ({ value }) => testOne(test, value) === 'held',
    );
    if (passing) values.set(test.column, passing.value);
  }
  return values;
}

function listLeadChoices({ framework, decisions }: CompiledFramework): readonly FactChoice[] {
  const columns = decisions.get('customerLead')?.columns ?? [];
  return columns.flatMap(({ column, slices }) => {
    const fact = framework.facts.get(column);
    if (!fact) return [];
    const values = slices.flatMap(({ value }) => (value === undefined ? [] : [value]));
    const known = values.length > 0 ? values : splitDomain(domainOfFact(fact), []).map(({ value }) => value);
    return known.map((value) => ({ fact: column, value }));
  });
}
