import { parseDealLine } from '../../formats/index.ts';
import type { Deal, DealEvent } from '../../model/deal.ts';

/** What our own exports could not write as plain values of an event; nothing where the text cannot be read. */
export function readRestOfEvent(text: string): Pick<DealEvent, 'by' | 'data' | 'object'> {
  const rest = readObject(text);
  const [event] = (rest && readRecord({ events: [{ ...rest, at: '', type: 'rest' }] })?.events) ?? [];
  return event ?? { by: {}, data: new Map() };
}

/** The same of a deal, without its id and events; undefined where the text cannot be read. */
export function readRestOfDeal(text: string): Deal | undefined {
  const rest = readObject(text);
  return rest && readRecord({ ...rest, events: [] });
}

/** A deal as our own export told it: what that did not tell is not made up. `closedAt` is what it told plainly. */
export function withRest(deal: Deal, rest: Deal, closedAt: string | undefined): Deal {
  const { asOf: _asOf, closedAt: _closedAt, source: _source, knownFrom: _known, ...told } = deal;
  return {
    ...rest,
    ...told,
    ...(closedAt === undefined ? {} : { closedAt }),
    partners: rest.partners.length > 0 ? rest.partners : deal.partners,
    facts: new Map([...deal.facts, ...rest.facts]),
    links: rest.links,
  };
}

function readRecord(record: object): Deal | undefined {
  const read = parseDealLine(JSON.stringify({ ...record, id: 'rest' }));
  return read.ok ? read.value : undefined;
}

function readObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
