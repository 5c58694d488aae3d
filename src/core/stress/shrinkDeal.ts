import { formatInstant, parseInstant } from '../clock/index.ts';
import type { FactValue } from '../model/cell.ts';
import type { Deal, DealEvent } from '../model/deal.ts';
import { domainOfFact } from '../model/domains.ts';
import type { Framework } from '../model/framework.ts';

/**
 * The smallest deal that still passes a test which the given one passes: fewest events, then simplest facts, then least said beside. Deterministic;
 * no single event can be taken out of the result without failing the test. A closed deal is opened at its last event where that passes.
 */
export function shrinkDeal(framework: Framework, deal: Deal, test: (deal: Deal) => boolean): Deal {
  let smallest = deal;
  const take = (smaller: Deal | undefined): boolean => {
    if (!smaller || !test(smaller)) return false;
    smallest = smaller;
    return true;
  };
  take(opened(framework, smallest));
  for (let again = true; again;) {
    again = dropManyEvents(() => smallest, take);
    if (smallest.outcome === 'open') take(opened(framework, smallest));
    for (const simpler of simplerFacts(framework, smallest)) again = take(simpler(smallest)) || again;
    for (const plainer of plainerParts(smallest)) again = take(plainer(smallest)) || again;
  }
  return smallest;
}

/** Delta debugging: ever smaller runs of events are taken out, down to single ones, until none can be. */
function dropManyEvents(current: () => Deal, take: (deal: Deal) => boolean): boolean {
  let dropped = false;
  let size = Math.max(1, current().events.length >> 1);
  for (let progress = true; progress || size > 1;) {
    if (!progress) size >>= 1;
    progress = false;
    for (let from = current().events.length - size; from >= 0; from -= size) {
      const deal = current();
      const events = deal.events.filter((_, index) => index < from || index >= from + size);
      if (events.length === 0 || events.length === deal.events.length) continue;
      if (take({ ...deal, events })) {
        progress = true;
        dropped = true;
      }
    }
  }
  return dropped;
}

/** Still open, and complete up to its last event; undefined when it is so already. */
function opened({ timezone }: Framework, deal: Deal): Deal | undefined {
  const { closedAt: _closedAt, ...rest } = deal;
  const times = deal.events.flatMap(({ at }) => parseInstant(at, timezone) ?? []);
  if (times.length === 0) return undefined;
  const asOf = formatInstant(Math.max(...times));
  return deal.outcome === 'open' && deal.asOf === asOf ? undefined : { ...rest, outcome: 'open', asOf };
}

type Change = (deal: Deal) => Deal | undefined;

/** Each fact left out, or told by the first value of its list. */
function simplerFacts(framework: Framework, { facts }: Deal): readonly Change[] {
  return [...facts.keys()].flatMap((fact): Change[] => {
    const simplest = simplestValue(framework, fact);
    return [
      (deal) => withFact(deal, fact, undefined),
      (deal) => {
        const value = deal.facts.get(fact);
        const isSimplest = value === undefined || simplest === undefined || value === simplest;
        return isSimplest ? undefined : withFact(deal, fact, simplest);
      },
    ];
  });
}

function withFact(deal: Deal, fact: string, value: FactValue | undefined): Deal | undefined {
  if (!deal.facts.has(fact)) return undefined;
  const facts = new Map(deal.facts);
  if (value === undefined) facts.delete(fact);
  else facts.set(fact, value);
  return { ...deal, facts };
}

function simplestValue({ facts }: Framework, fact: string): FactValue | undefined {
  const definition = facts.get(fact);
  if (!definition) return undefined;
  const domain = domainOfFact(definition);
  if (domain.kind === 'enum') return domain.values[0];
  return domain.kind === 'boolean' ? false : (domain.min ?? 0);
}

/** Whatever a deal says besides events and facts, each left out. Its id, account, partner type and edge case stay. */
function plainerParts({ partners, events }: Deal): readonly Change[] {
  return [
    ({ lead, ...deal }) => (lead === undefined ? undefined : deal),
    ({ source, ...deal }) => (source === undefined ? undefined : deal),
    ({ knownFrom, ...deal }) => (knownFrom === undefined ? undefined : deal),
    (deal) => (deal.links.length === 0 ? undefined : { ...deal, links: [] }),
    ...partners.flatMap(({ id }): Change[] => [
      (deal) => {
        const left = deal.partners.filter((partner) => partner.id !== id);
        return left.length === deal.partners.length ? undefined : { ...deal, partners: left };
      },
    ]),
    ...events.flatMap((event, index) => plainerEvent(event, index)),
  ];
}

function plainerEvent({ by, data }: DealEvent, index: number): readonly Change[] {
  const on =
    (change: (event: DealEvent) => DealEvent | undefined): Change =>
    (deal) => {
      const event = deal.events[index];
      const changed = event && change(event);
      return changed && { ...deal, events: deal.events.with(index, changed) };
    };
  return [
    on(({ source, ...event }) => (source === undefined ? undefined : event)),
    ...(Object.keys(by) as (keyof DealEvent['by'])[]).map((part) =>
      on((event) => {
        const { [part]: said, ...rest } = event.by;
        return said === undefined ? undefined : { ...event, by: rest };
      }),
    ),
    ...[...data.keys()].map((name) =>
      on((event) => {
        if (!event.data.has(name)) return undefined;
        return { ...event, data: new Map([...event.data].filter(([other]) => other !== name)) };
      }),
    ),
  ];
}
