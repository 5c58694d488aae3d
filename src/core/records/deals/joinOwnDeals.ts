import { parseInstant } from '../../clock/index.ts';
import type { Deal, DealEvent, Partner } from '../../model/deal.ts';
import type { JsonObject } from '../../model/framework.ts';
import type { BuildLedger } from './buildLedger.ts';

/**
 * Joins deals of our own with what records say of the deal with the same id; both together tell no event twice. Where they differ, the deal of our own
 * stands, unless it was open or only inferred what is recorded now. Deals of our own that no record tells of come last.
 */
export function joinOwnDeals(
  own: readonly Deal[],
  recorded: readonly Deal[],
  ledger: BuildLedger,
): readonly Deal[] {
  if (own.length === 0) return recorded;
  const ownById = new Map(own.map((deal) => [deal.id, deal]));
  const joined = recorded.map((deal) => {
    const known = ownById.get(deal.id);
    if (!known) return deal;
    ownById.delete(deal.id);
    ledger.object('joined', { type: 'deal', id: deal.id });
    const { deal: both, differs } = joinDeal(known, deal);
    if (differs) ledger.object('differing', { type: 'deal', id: deal.id });
    return both;
  });
  return [...joined, ...ownById.values()];
}

function joinDeal(own: Deal, recorded: Deal): { readonly deal: Deal; readonly differs: boolean } {
  const knownFrom = new Map(own.knownFrom);
  const differing = new Set<string>();
  /** Whether what the records say about a part goes before what our deal says. */
  const yields = (name: string, mine: unknown, other: unknown): boolean => {
    if (other === undefined) return false;
    const goesFirst =
      mine === undefined || (isInferred(own, name) && !isInferred(recorded, name) && mine !== other);
    if (!goesFirst && mine !== other) differing.add(name);
    if (goesFirst) takeKnown(knownFrom, name, recorded);
    return goesFirst;
  };
  const facts = new Map(own.facts);
  for (const [name, value] of recorded.facts)
    if (yields(`facts.${name}`, facts.get(name), value)) facts.set(name, value);
  const lead = yields('lead', own.lead, recorded.lead) ? recorded.lead : own.lead;
  const closes = own.outcome === 'open' && recorded.outcome !== 'open';
  if (closes) takeKnown(knownFrom, 'outcome', recorded);
  else if (recorded.outcome !== 'open' && recorded.outcome !== own.outcome) differing.add('outcome');
  const ended = closes ? recorded : own;
  const asOf = later(own.asOf, recorded.asOf);
  const deal: Deal = {
    ...recorded,
    ...own,
    partners: joinPartners(own.partners, recorded.partners),
    facts,
    ...(lead === undefined ? {} : { lead }),
    outcome: ended.outcome,
    links: joinLinks(own.links, recorded.links),
    ...(knownFrom.size === 0 ? {} : { knownFrom }),
    events: joinEvents(own.events, recorded.events),
  };
  const { closedAt: _closedAt, asOf: _asOf, ...rest } = deal;
  return {
    deal: {
      ...rest,
      ...(ended.closedAt === undefined ? {} : { closedAt: ended.closedAt }),
      ...(ended.outcome !== 'open' || asOf === undefined ? {} : { asOf }),
    },
    differs: differing.size > 0,
  };
}

function isInferred(deal: Deal, name: string): boolean {
  return deal.knownFrom?.get(name)?.['inferred'] !== undefined;
}

function takeKnown(knownFrom: Map<string, JsonObject>, name: string, { knownFrom: from }: Deal): void {
  const known = from?.get(name);
  if (known) knownFrom.set(name, known);
  else knownFrom.delete(name);
}

/** Ours, and in their order of time those of the records that are not among them; either may say how an event is known. */
function joinEvents(own: readonly DealEvent[], recorded: readonly DealEvent[]): readonly DealEvent[] {
  const mine = new Map<string, number[]>();
  own.forEach((event, index) => {
    const key = contentOf(event);
    mine.set(key, [...(mine.get(key) ?? []), index]);
  });
  const events = [...own];
  const more: DealEvent[] = [];
  for (const event of recorded) {
    const index = mine.get(contentOf(event))?.shift();
    const known = index === undefined ? undefined : events[index];
    if (index === undefined || !known) more.push(event);
    else if (!known.source && event.source) events[index] = { ...known, source: event.source };
  }
  if (more.length === 0) return events;
  const dated = [...events, ...more].map((event) => ({ event, ms: instantOf(event.at) ?? Infinity }));
  return dated.sort((a, b) => (a.ms === b.ms ? 0 : a.ms - b.ms)).map(({ event }) => event);
}

/** What happened, however its time is spelt and wherever it is known from. */
function contentOf({ at, type, object, by, data }: DealEvent): string {
  const entries = [...data].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([instantOf(at) ?? at, type, object, by.side, by.role, by.partner, entries]);
}

function joinPartners(own: readonly Partner[], recorded: readonly Partner[]): readonly Partner[] {
  const others = new Map(recorded.map((partner) => [partner.id, partner]));
  const joined = own.map((partner) => {
    const other = others.get(partner.id);
    others.delete(partner.id);
    return other ? { ...other, ...partner, facts: new Map([...other.facts, ...partner.facts]) } : partner;
  });
  return [...joined, ...others.values()];
}

function joinLinks(own: Deal['links'], recorded: Deal['links']): Deal['links'] {
  const isKnown = (link: Deal['links'][number]): boolean =>
    own.some(({ type, deal }) => type === link.type && deal === link.deal);
  return [...own, ...recorded.filter((link) => !isKnown(link))];
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return (instantOf(b) ?? -Infinity) > (instantOf(a) ?? -Infinity) ? b : a;
}

function instantOf(at: string): number | undefined {
  return parseInstant(at, 'UTC');
}
