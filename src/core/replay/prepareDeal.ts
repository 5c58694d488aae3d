import { parseInstant } from '../clock/index.ts';
import type { Deal, DealEvent } from '../model/deal.ts';
import type { CompiledFramework } from './compileFramework.ts';
import { createRouter } from './routeEvents.ts';
import type { Witness } from './witness.ts';

/** A recorded event with its instant and its place in time. */
export interface PreparedEvent {
  readonly event: DealEvent;
  /** Index in the record's file order. */
  readonly index: number;
  /** Place after sorting by instant, stable. */
  readonly position: number;
  readonly at: number;
  /** Shares its instant with another event. */
  readonly tied: boolean;
  /** "deal", "registration/R1"; undefined when no lifecycle has its kind. */
  readonly object: string | undefined;
}

/** An object of the deal with the events that are its own. */
export interface PreparedObject {
  readonly key: string;
  readonly lifecycle: string;
  /** Its events, in time order; the first one creates it (except the deal's). */
  readonly events: readonly PreparedEvent[];
  readonly createdAt: number;
  /** Position of the creating event; 0 for the deal. */
  readonly createdPosition: number;
  /** Partner id of whoever created it. */
  readonly partner: string | undefined;
  readonly partnerType: string | undefined;
}

export interface PreparedDeal {
  readonly deal: Deal;
  /** Readable events by time. */
  readonly events: readonly PreparedEvent[];
  /** File indexes of events whose time cannot be read. */
  readonly unreadable: readonly number[];
  /** First event of each object whose kind no lifecycle has. */
  readonly unknownObjects: readonly { readonly object: string; readonly event: PreparedEvent }[];
  /** The deal first, then others by creation. */
  readonly objects: readonly PreparedObject[];
  readonly endAt: number;
  readonly witness: Witness | undefined;
}

/** Sorts a record in time, finds the object of each event, and the instant the record ends. */
export function prepareDeal(compiled: CompiledFramework, deal: Deal, witness?: Witness): PreparedDeal {
  const { timezone } = compiled.framework;
  const unreadable: number[] = [];
  const timed = deal.events.flatMap((event, index) => {
    const at = parseInstant(event.at, timezone);
    if (at === undefined) unreadable.push(index);
    return at === undefined ? [] : [{ event, index, at }];
  });
  timed.sort((a, b) => a.at - b.at || a.index - b.index);
  const route = createRouter(compiled, deal);
  const unknownObjects = new Map<string, PreparedEvent>();
  const events = timed.map(({ event, index, at }, position): PreparedEvent => {
    const object = route(event);
    const tied = timed[position - 1]?.at === at || timed[position + 1]?.at === at;
    const prepared = { event, index, position, at, tied, object };
    if (object === undefined && event.object !== undefined && !unknownObjects.has(event.object))
      unknownObjects.set(event.object, prepared);
    return prepared;
  });
  const closing = deal.outcome === 'open' ? deal.asOf : deal.closedAt;
  const closedAt = closing === undefined ? undefined : parseInstant(closing, timezone, { endOfDay: true });
  const lastAt = events.at(-1)?.at;
  const endAt = Math.max(closedAt ?? -Infinity, lastAt ?? -Infinity);
  return {
    deal,
    events,
    unreadable,
    unknownObjects: [...unknownObjects].map(([object, event]) => ({ object, event })),
    objects: collectObjects(compiled, deal, events, Number.isFinite(endAt) ? endAt : 0),
    endAt: Number.isFinite(endAt) ? endAt : 0,
    witness,
  };
}

function collectObjects(
  compiled: CompiledFramework,
  deal: Deal,
  events: readonly PreparedEvent[],
  endAt: number,
): readonly PreparedObject[] {
  const grouped = new Map<string, PreparedEvent[]>([['deal', []]]);
  for (const event of events) {
    if (event.object === undefined) continue;
    const own = grouped.get(event.object) ?? [];
    grouped.set(event.object, own);
    own.push(event);
  }
  return [...grouped].flatMap(([key, own]): PreparedObject[] => {
    const lifecycle = key.split('/')[0] ?? key;
    if (!compiled.lifecycles.has(lifecycle)) return [];
    const first = key === 'deal' ? events[0] : own[0];
    const creator = key === 'deal' ? undefined : own[0]?.event;
    const partner = creator ? (creator.by.partner ?? textOf(creator.data.get('partner'))) : undefined;
    const listed = deal.partners.find(({ id }) => id === partner)?.type;
    return [
      {
        key,
        lifecycle,
        events: own,
        createdAt: first?.at ?? endAt,
        createdPosition: first?.position ?? 0,
        partner,
        partnerType: textOf(creator?.data.get('partnerType')) ?? listed,
      },
    ];
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
