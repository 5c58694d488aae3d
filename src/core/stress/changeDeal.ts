import { formatInstant, parseInstant } from '../clock/index.ts';
import type { FactValue } from '../model/cell.ts';
import type { Deal, DealEvent, Partner } from '../model/deal.ts';
import type { JsonValue } from '../model/framework.ts';
import { instantOf, type DealView } from './dealView.ts';
import type { DraftEvent } from './vocabulary.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** An event at an instant (epoch ms) about an object: "deal" when it names none. */
export interface TimedEvent extends Partial<Pick<DealEvent, 'by'>> {
  readonly at: number;
  readonly type: string;
  readonly object?: string;
  readonly data?: Readonly<Record<string, JsonValue>> | ReadonlyMap<string, JsonValue>;
}

/** The deal with more events, each after those that happened before it or at the same instant. */
export function addEvents(view: DealView, ...more: readonly TimedEvent[]): Deal {
  const { timezone } = view.words.compiled.framework;
  const events = [...view.deal.events];
  for (const added of more) {
    const before = events.findLastIndex(({ at }) => (parseInstant(at, timezone) ?? Infinity) <= added.at);
    events.splice(before + 1, 0, toEvent(added));
  }
  return { ...view.deal, events };
}

function toEvent({ at, type, object, by, data }: TimedEvent): DealEvent {
  return {
    at: formatInstant(at),
    type,
    ...(object === undefined ? {} : { object }),
    by: by ?? {},
    data: data instanceof Map ? data : new Map(Object.entries(data ?? {})),
  };
}

/** The deal without the events that pass the test. */
export function dropEvents(deal: Deal, test: (event: DealEvent) => boolean): Deal {
  return { ...deal, events: deal.events.filter((event) => !test(event)) };
}

/** The deal with some of its events changed. */
export function mapEvents(deal: Deal, change: (event: DealEvent) => DealEvent): Deal {
  return { ...deal, events: deal.events.map(change) };
}

/**
 * The deal with time passing otherwise: every readable instant goes through `move`, its end included. The order of events must stay; a
 * day of closing becomes its last instant.
 */
export function moveTimes(view: DealView, move: (at: number) => number): Deal {
  const { timezone } = view.words.compiled.framework;
  const { deal } = view;
  const moved = (text: string, endOfDay: boolean): string => {
    const at = parseInstant(text, timezone, { endOfDay });
    return at === undefined ? text : formatInstant(move(at));
  };
  return {
    ...deal,
    ...(deal.closedAt === undefined ? {} : { closedAt: moved(deal.closedAt, true) }),
    ...(deal.asOf === undefined ? {} : { asOf: moved(deal.asOf, true) }),
    events: deal.events.map((event) => ({ ...event, at: moved(event.at, false) })),
  };
}

/** The deal as if so much more time had passed from an instant on (that instant included). */
export function delayFrom(view: DealView, from: number, byMs: number): Deal {
  return moveTimes(view, (at) => (at >= from ? at + byMs : at));
}

/** The deal begun so much later or earlier. */
export function shiftDeal(view: DealView, byMs: number): Deal {
  return moveTimes(view, (at) => at + byMs);
}

/** The deal cut after an instant: later events gone, still open then. */
export function openUntil(view: DealView, until: number): Deal {
  const { closedAt: _closedAt, ...rest } = view.deal;
  return {
    ...rest,
    outcome: 'open',
    asOf: formatInstant(until),
    events: view.deal.events.filter((event) => (instantOf(view, event) ?? Infinity) <= until),
  };
}

/** The deal with a fact told from the start. */
export function setFact(deal: Deal, fact: string, value: FactValue | undefined): Deal {
  const facts = new Map(deal.facts);
  if (value === undefined) facts.delete(fact);
  else facts.set(fact, value);
  return { ...deal, facts };
}

/** A partner of the deal besides the first one, of a type: one that is named, or one more. */
export function secondPartner({ deal, partner }: DealView, type: string | undefined): Partner {
  const named = deal.partners.find((other) => other.id !== partner && other.type === type);
  if (named) return named;
  const taken = new Set(deal.partners.map(({ id }) => id));
  let number = deal.partners.length + 1;
  while (taken.has(`X${String(number)}`)) number += 1;
  return {
    id: `X${String(number)}`,
    name: 'Another partner',
    ...(type === undefined ? {} : { type }),
    facts: new Map(),
  };
}

/** The deal with a partner named. */
export function withPartner(deal: Deal, partner: Partner): Deal {
  if (deal.partners.some(({ id }) => id === partner.id)) return deal;
  return { ...deal, partners: [...deal.partners, partner] };
}

/** An event of a type as it is told in this deal, else as the framework's conditions want it. */
export function likeIn({ events, words }: DealView, type: string): DraftEvent {
  const told = events.find(({ event }) => event.type === type)?.event;
  return told ? { type, by: told.by, data: told.data } : words.draft(type);
}

/** "registration/R2" where R1 is taken. */
export function freeRegistration({ registrations }: DealView, count = 1): string {
  const taken = new Set(registrations.map(({ object }) => object.key));
  let number = 0;
  for (let left = count; left > 0;) {
    number += 1;
    if (!taken.has(`registration/R${String(number)}`)) left -= 1;
  }
  return `registration/R${String(number)}`;
}

/** A partner's registration as an event. */
export function registers(
  view: DealView,
  at: number,
  object: string,
  partner: Partner | undefined,
  data: Readonly<Record<string, JsonValue>> = {},
): TimedEvent {
  const draft = likeIn(view, view.words.registration?.created ?? 'registration.submitted');
  const { partner: _partner, ...by } = draft.by;
  const told = new Map<string, JsonValue>([...draft.data, ...Object.entries(data)]);
  if (told.has('partner') && partner) told.set('partner', partner.id);
  return {
    at,
    type: draft.type,
    object,
    by: { ...by, side: by.side ?? 'partner', ...(partner ? { partner: partner.id } : {}) },
    data: told,
  };
}

/** Events of given types about an object, an hour apart. */
export function follow(
  view: DealView,
  at: number,
  object: string,
  types: readonly string[] | undefined,
): readonly TimedEvent[] {
  return (types ?? []).map((type, step) => ({ ...likeIn(view, type), at: at + step * HOUR, object }));
}
