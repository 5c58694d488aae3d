import { printDeal, type Deal, type JsonObject, type JsonValue } from '../../core/index.ts';

/** The line of a deal after answers were put into it or taken back. What they do not touch stays, also what no deal is known to tell. */
export function rewriteLine(line: string, deal: Deal, told: Deal): string {
  const record = JSON.parse(line.replace(/^\ufeff/, '')) as JsonObject;
  const { facts, knownFrom, events } = JSON.parse(printDeal(told)) as JsonObject;
  const { knownFrom: _before, events: before, ...rest } = record;
  return JSON.stringify({
    ...rest,
    facts,
    knownFrom,
    events: told.events.map((event, place) => {
      const was = deal.events.indexOf(event);
      return was < 0 ? itemOf(events, place) : itemOf(before, was);
    }),
  });
}

function itemOf(list: JsonValue | undefined, place: number): JsonValue | undefined {
  return Array.isArray(list) ? (list as readonly JsonValue[])[place] : undefined;
}
