import { parseInstant } from '../../src/core/clock/index.ts';
import { printDeal } from '../../src/core/formats/index.ts';
import type { Deal } from '../../src/core/model/deal.ts';

/** The same instant has many spellings, events stand in order of time, and where something is known from does not count. */
export function canonicalDeal(deal: Deal): string {
  const time = (at: string): string => {
    const ms = parseInstant(at, 'UTC');
    return ms === undefined || at.length === 10 ? at : new Date(ms).toISOString();
  };
  const { source: _source, knownFrom: _known, closedAt, ...told } = deal;
  const order = <T>(map: ReadonlyMap<string, T>) => new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
  const events = deal.events
    .map(({ source: _event, ...event }) => ({ ...event, at: time(event.at), data: order(event.data) }))
    .sort((a, b) => (parseInstant(a.at, 'UTC') ?? Infinity) - (parseInstant(b.at, 'UTC') ?? Infinity) || 0);
  return printDeal({
    ...told,
    ...(closedAt === undefined ? {} : { closedAt: time(closedAt) }),
    facts: order(deal.facts),
    events,
  });
}

/** What a table with a row an event holds: events whose time can be read. Import says which rows it leaves out. */
export function dealInRows(deal: Deal): readonly Deal[] {
  const events = deal.events.filter(({ at }) => parseInstant(at, 'UTC') !== undefined);
  return deal.events.length === 0 ? [] : [{ ...deal, events }];
}
