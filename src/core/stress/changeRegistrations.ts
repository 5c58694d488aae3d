import type { Deal, Partner } from '../model/deal.ts';
import type { JsonValue } from '../model/framework.ts';
import {
  addEvents,
  DAY,
  delayFrom,
  dropEvents,
  freeRegistration,
  registers,
  withPartner,
} from './changeDeal.ts';
import type { TimedEvent } from './changeDeal.ts';
import { secondPartner } from './changeDeal.ts';
import { createDealView, type DealView, type RegistrationView } from './dealView.ts';

/** The deal with a registration by another partner of a type, and what follows from it. */
export function addRival(
  view: DealView,
  at: number,
  type: string | undefined,
  then: (object: string, partner: Partner) => readonly TimedEvent[] = () => [],
  data: Readonly<Record<string, JsonValue>> = {},
): Deal {
  const partner = secondPartner(view, type);
  const object = freeRegistration(view);
  const deal = addEvents(view, registers(view, at, object, partner, data), ...then(object, partner));
  return withPartner(deal, partner);
}

/** The deal without what happened to a registration after an instant (that instant included). */
export function dropRegistrationFrom(view: DealView, { object }: RegistrationView, from: number): Deal {
  const dropped = new Set(object.events.filter(({ at }) => at >= from).map(({ event }) => event));
  return dropEvents(view.deal, (event) => dropped.has(event));
}

/** The deal without its registrations. */
export function dropRegistrations({ deal, events }: DealView): Deal {
  const dropped = new Set(
    events.filter(({ object }) => object?.startsWith('registration/')).map(({ event }) => event),
  );
  return dropEvents(deal, (event) => dropped.has(event));
}

/**
 * The deal drawn out until its first protection has run out, with the instant it runs out: what comes after `from` waits until `spare` past that.
 * Undefined where nothing comes after, or the protection runs out before `from`.
 */
export function outlastProtection(
  view: DealView,
  from: number,
  spare = 5 * DAY,
): { readonly view: DealView; readonly due: number; readonly registration: RegistrationView } | undefined {
  const { words } = view;
  const protection = words.registration?.protection;
  const [first] = view.registrations;
  if (!protection || !first?.granted) return undefined;
  const due = words.after(first.granted.at, protection.length);
  const { extend } = protection;
  const plain = dropEvents(
    view.deal,
    ({ type, object }) => type === extend?.type && object === first.object.key,
  );
  const unextended = createDealView(words, plain);
  const next = unextended.events.find(({ at }) => at > from && at > (first.granted?.at ?? 0));
  if (!next || from >= due) return undefined;
  const late = due + spare - next.at;
  const drawn = late > 0 ? createDealView(words, delayFrom(unextended, next.at, late)) : unextended;
  const [registration] = drawn.registrations;
  return registration && { view: drawn, due, registration };
}
