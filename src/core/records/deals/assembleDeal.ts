import { formatInstant } from '../../clock/index.ts';
import type { FactValue } from '../../model/cell.ts';
import type { Deal, DealEvent } from '../../model/deal.ts';
import type { JsonObject, JsonValue } from '../../model/framework.ts';
import type { RecordedObject } from '../history/history.ts';
import type { DealGroup, GroupedObjects } from './groupObjects.ts';
import type { DealWithRecords } from '../standIns/applyStandIns.ts';
import { PartnerList } from './readPartners.ts';
import { orderEvents } from './orderEvents.ts';
import { readClosing } from './readClosing.ts';
import { readRestOfDeal, withRest } from './readRest.ts';
import { provenanceOf, readEvents, type EventDraft, type EventReading } from './readEvents.ts';
import type { SharedEvents } from './sharedEvents.ts';
import { tell, tellFirst, type Told } from './tellField.ts';

/** What making deals needs. */
export interface Assembling extends EventReading {
  readonly grouped: GroupedObjects;
  readonly shared: SharedEvents;
  /** Latest time in the files: up to when open deals are known. */
  readonly asOf: string | undefined;
  /** Name of the system that a file comes from. */
  readonly systemOf: (file: string) => string | undefined;
}

/** Before the events of the same instant, as a value stands when the row that brings it tells its event. */
const VALUES_FIRST = -1;

/** Makes the deal of a group; undefined when nothing is known to have happened. */
export function assembleDeal(
  group: DealGroup,
  id: string,
  assembling: Assembling,
): DealWithRecords | undefined {
  const { grouped } = assembling;
  const objects = [...group.deals, ...group.others];
  const [main] = objects;
  const drafts = orderEvents(
    objects.map((object) => readEvents(object, assembling)),
    assembling,
  );
  if (!main) return undefined;
  const firstMs = drafts[0]?.ms ?? Infinity;
  const known = new Map<string, JsonObject>();
  const changes: { readonly ms: number; readonly rank: number; readonly event: DealEvent }[] = [];

  /** The value at the first event, and events for later ones. */
  const follow = (
    told: readonly Told[],
    name: string,
    toEvent: (value: FactValue) => Pick<DealEvent, 'type' | 'data'>,
  ): FactValue | undefined => {
    const readable = told.filter(({ value }) => value !== undefined);
    const start = readable.findLast(({ ms }) => ms <= firstMs) ?? readable[0];
    if (start?.value === undefined) return undefined;
    known.set(name, { file: start.place.file, row: start.place.row });
    let now = start.value;
    for (const { ms, value, change } of readable.slice(readable.indexOf(start) + 1)) {
      if (value === undefined || value === now || !change) continue;
      now = value;
      const event = {
        at: change.time.at,
        ...toEvent(value),
        by: {},
        source: provenanceOf(change, assembling.withRaw),
      };
      changes.push({ ms, rank: VALUES_FIRST, event });
      assembling.ledger.event(change.confidence);
    }
    return start.value;
  };

  const facts = new Map<string, FactValue>();
  for (const name of factsOfDeal(group, assembling)) {
    const told = tellFirst(objects, `fact.${name}`, assembling);
    const value = follow(told, `facts.${name}`, (next) => ({
      type: 'fact.changed',
      data: new Map<string, JsonValue>([
        ['fact', name],
        ['value', next],
      ]),
    }));
    if (value !== undefined) facts.set(name, value);
  }
  const lead = follow(tellFirst(group.deals, 'lead', assembling), 'lead', (next) => ({
    type: 'lead.changed',
    data: new Map<string, JsonValue>([['lead', next]]),
  }));

  const partners = new PartnerList(assembling, grouped.partnerOf);
  for (const deal of group.deals) {
    partners.addOf(deal);
    for (const partner of grouped.partnersNaming(deal)) partners.add(partner.id);
  }
  const created = new Map<RecordedObject, EventDraft>();
  for (const draft of drafts) {
    const isOther = group.others.includes(draft.object) && draft.event.object !== undefined;
    if (isOther && !created.has(draft.object)) created.set(draft.object, draft);
  }
  const owners = new Map<RecordedObject, string | undefined>();
  for (const object of [...created.keys(), ...group.others])
    if (!owners.has(object)) owners.set(object, partners.addOf(object));

  const told = [
    ...changes,
    ...drafts.map((draft) => ({
      ms: draft.ms,
      rank: 0,
      event:
        created.get(draft.object) === draft
          ? withCreator(draft.event, owners.get(draft.object), registrationFacts(draft.object, assembling))
          : draft.event,
    })),
  ].sort((a, b) => (a.ms === b.ms ? a.rank - b.rank : a.ms - b.ms));
  for (const { change } of drafts) assembling.ledger.event(change.confidence);

  const list = partners.list();
  const partnerType =
    textOf(tellFirst(group.deals, 'partnerType', assembling).at(-1)?.value) ?? list[0]?.type;
  const closing = readClosing(group.deals, told.at(-1)?.event.at, assembling);
  const outcome = closing?.outcome ?? 'open';
  const account = accountOf(objects, assembling);
  const until = outcome === 'open' ? Infinity : (closing?.ms ?? told.at(-1)?.ms ?? -Infinity);
  const shared = [account.object, ...list.map(({ id: partner }) => grouped.partnerOf(partner))]
    .flatMap((object) => (object ? assembling.shared.during(object, firstMs, until) : []))
    .map(({ ms, event, change }) => ({ ms, rank: 0, event, change }));
  for (const { change } of shared) assembling.ledger.event(change.confidence);
  const events =
    shared.length === 0
      ? told
      : [...told, ...shared].sort((a, b) => (a.ms === b.ms ? a.rank - b.rank : a.ms - b.ms));
  if (closing) known.set('outcome', { file: closing.told.place.file, row: closing.told.place.row });
  const system = assembling.systemOf(placeOf(main)?.file ?? '');
  const rest = readRestOfDeal(textOf(tellFirst(group.deals, 'rest', assembling).at(-1)?.value) ?? '');
  if (events.length === 0 && outcome === 'open' && !rest) return undefined;
  const deal: Deal = {
    id,
    ...given('account', account.name),
    ...given('partnerType', partnerType),
    partners: list,
    facts,
    ...given('lead', textOf(lead)),
    outcome,
    ...given('closedAt', outcome === 'open' ? undefined : closing?.at),
    ...given('asOf', outcome === 'open' ? assembling.asOf : undefined),
    source: { ...given('system', system), ref: main.id },
    links: [],
    ...given('knownFrom', known.size === 0 ? undefined : known),
    events: events.map(({ event }) => event),
  };
  return {
    deal: rest
      ? withRest(deal, rest, textOf(tellFirst(group.deals, 'closedAt', assembling).at(-1)?.value))
      : deal,
    objects: group.deals,
    openedMs: earliest(group.deals.flatMap(({ changes: own }) => own.map(({ time }) => time.ms))),
    registeredMs: earliest(drafts.filter(({ object }) => group.others.includes(object)).map(({ ms }) => ms)),
    closedMs: closing?.ms ?? (outcome === 'open' ? undefined : events.at(-1)?.ms),
  };
}

function given<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: T });
}

function earliest(instants: readonly (number | undefined)[]): number | undefined {
  const first = instants.reduce<number>((min, ms) => Math.min(min, ms ?? Infinity), Infinity);
  return Number.isFinite(first) ? first : undefined;
}

/** Facts that lines tell of the deal: of its own objects, and of others unless the framework keeps those with a registration or partner. */
function factsOfDeal({ deals, others }: DealGroup, { lines, framework }: Assembling): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (object: RecordedObject, isOwn: boolean): void => {
    for (const { to } of lines(object.type).fields) {
      if (!to.startsWith('fact.')) continue;
      const name = to.slice('fact.'.length);
      const of = framework?.facts.get(name)?.of ?? 'deal';
      if (isOwn || of === 'deal') names.add(name);
    }
  };
  for (const deal of deals) add(deal, true);
  for (const other of others) add(other, false);
  return names;
}

/** Facts `of: "registration"` travel with the event that begins it. */
function registrationFacts(
  object: RecordedObject,
  assembling: Assembling,
): readonly (readonly [string, FactValue])[] {
  return assembling.lines(object.type).fields.flatMap(({ to }) => {
    if (!to.startsWith('fact.')) return [];
    const name = to.slice('fact.'.length);
    if (assembling.framework?.facts.get(name)?.of !== 'registration') return [];
    const value = tell(object, to, assembling)[0]?.value;
    return value === undefined ? [] : [[name, value] as const];
  });
}

function withCreator(
  event: DealEvent,
  partner: string | undefined,
  facts: readonly (readonly [string, FactValue])[],
): DealEvent {
  return {
    ...event,
    by: partner === undefined || event.by.partner !== undefined ? event.by : { ...event.by, partner },
    data: facts.length === 0 ? event.data : new Map([...facts, ...event.data]),
  };
}

/** The account with its name where its object is known, else what the deal calls it. */
function accountOf(
  objects: readonly RecordedObject[],
  assembling: Assembling,
): { readonly object?: RecordedObject | undefined; readonly name?: string | undefined } {
  const said = textOf(tellFirst(objects, 'account', assembling).at(-1)?.value);
  if (said === undefined) return {};
  const object = assembling.grouped.accountOf(said);
  const name = object && textOf(tell(object, 'name', assembling).at(-1)?.value);
  return { object, name: name ?? said };
}

function placeOf(object: RecordedObject): { readonly file: string } | undefined {
  return object.changes[0]?.place ?? [...object.fields.values()][0]?.place ?? object.links[0]?.place;
}

function textOf(value: FactValue | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** The latest instant anything happened at, as text. */
export function latestTime(objects: readonly RecordedObject[]): string | undefined {
  let latest = -Infinity;
  for (const { changes } of objects)
    for (const { time } of changes) if (time.ms !== undefined && time.ms > latest) latest = time.ms;
  return Number.isFinite(latest) ? formatInstant(latest) : undefined;
}
