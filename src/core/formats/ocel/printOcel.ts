import type { FactValue } from '../../model/cell.ts';
import type { Deal, DealEvent } from '../../model/deal.ts';
import { flattenDeal, flattenEvent, type Holds } from '../eventlog/flattenDeal.ts';

/** Empty texts are no values in OCEL, and texts that look like times may be read as such. */
const holds: Holds = (name, value) =>
  typeof value !== 'string' || (value !== '' && (name === 'closedAt' || !/^\d{1,4}[-/.]\d/.test(value)));

/** The time OCEL gives to what objects were from the start. */
const BEGINNING = '1970-01-01T00:00:00Z';

/** What leads from an object, or an event, to another. */
interface Relation {
  readonly objectId: string;
  readonly qualifier: string;
}

/**
 * Deals as an OCEL 2.0 log (JSON), in pieces: deals and their registrations are objects, an event belongs to the deal and to the object it happened to.
 * Reading the log gives the same deals.
 */
export function* printOcel(deals: readonly Deal[]): Generator<string> {
  const objectTypes = new Map<string, Map<string, string>>();
  const eventTypes = new Map<string, Map<string, string>>();
  for (const deal of deals) {
    declare(objectTypes, 'deal', flattenDeal(deal, holds));
    for (const object of objectsOf(deal)) declare(objectTypes, typeOf(object), new Map());
    for (const event of deal.events) declare(eventTypes, event.type, flattenEvent(event, holds));
  }
  yield `{\n"objectTypes": ${printTypes(objectTypes)},\n"eventTypes": ${printTypes(eventTypes)},\n"objects": [\n`;
  let between = '';
  for (const deal of deals) {
    const attributes = [...flattenDeal(deal, holds)].map(([name, value]) => ({
      name,
      time: BEGINNING,
      value,
    }));
    const own = { id: deal.id, type: 'deal', attributes, relationships: [] };
    const others = objectsOf(deal).map((object) => ({
      id: idOf(deal, object),
      type: typeOf(object),
      attributes: [],
      relationships: [{ objectId: deal.id, qualifier: 'deal' }],
    }));
    yield between + [own, ...others].map((object) => JSON.stringify(object)).join(',\n');
    between = ',\n';
  }
  yield '\n],\n"events": [\n';
  between = '';
  for (const deal of deals) {
    if (deal.events.length === 0) continue;
    yield (
      between + deal.events.map((event, index) => JSON.stringify(eventRecord(deal, event, index))).join(',\n')
    );
    between = ',\n';
  }
  yield '\n]\n}\n';
}

function eventRecord(deal: Deal, event: DealEvent, index: number): object {
  const relationships: Relation[] = [{ objectId: deal.id, qualifier: 'deal' }];
  if (isOther(event))
    relationships.push({ objectId: idOf(deal, event.object ?? ''), qualifier: typeOf(event.object ?? '') });
  return {
    id: `${deal.id}/${String(index + 1)}`,
    type: event.type,
    time: event.at,
    attributes: [...flattenEvent(event, holds)].map(([name, value]) => ({ name, value })),
    relationships,
  };
}

/** Objects besides the deal, in the order of their first events. */
function objectsOf(deal: Deal): readonly string[] {
  return [...new Set(deal.events.flatMap((event) => (isOther(event) ? [event.object ?? ''] : [])))];
}

function isOther({ object }: DealEvent): boolean {
  return object !== undefined && /^[^/]+\/./s.test(object) && !object.startsWith('deal/');
}

function typeOf(object: string): string {
  return object.split('/')[0] ?? object;
}

/** Objects are named within their deal; in a log every name is unique. */
function idOf(deal: Deal, object: string): string {
  return `${deal.id}#${object}`;
}

function declare(
  types: Map<string, Map<string, string>>,
  type: string,
  values: ReadonlyMap<string, FactValue>,
): void {
  const attributes = types.get(type) ?? new Map<string, string>();
  types.set(type, attributes);
  for (const [name, value] of values) {
    const kind = typeof value === 'number' ? 'float' : typeof value === 'boolean' ? 'boolean' : 'string';
    attributes.set(
      name,
      attributes.get(name) === undefined || attributes.get(name) === kind ? kind : 'string',
    );
  }
}

function printTypes(types: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  return JSON.stringify(
    [...types].map(([name, attributes]) => ({
      name,
      attributes: [...attributes].map(([attribute, type]) => ({ name: attribute, type })),
    })),
  );
}
