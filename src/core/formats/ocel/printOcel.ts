import type { FactValue } from '../../model/cell.ts';
import type { Deal, DealEvent } from '../../model/deal.ts';
import { printDeals, type DealPrinter } from '../eventlog/dealPrinter.ts';
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
export function printOcel(deals: Iterable<Deal>): Generator<string> {
  return printDeals(createOcelPrinter(), deals);
}

/** What `printOcel` writes: a first pass finds the types, then come objects, then events. */
export function createOcelPrinter(): DealPrinter {
  const objectTypes = new Map<string, Map<string, string>>();
  const eventTypes = new Map<string, Map<string, string>>();
  let between = '';
  const listed = (records: readonly object[]): string => {
    if (records.length === 0) return '';
    const text = between + records.map((record) => JSON.stringify(record)).join(',\n');
    between = ',\n';
    return text;
  };
  return {
    passes: [
      {
        deal(deal) {
          declare(objectTypes, 'deal', flattenDeal(deal, holds));
          for (const object of objectsOf(deal)) declare(objectTypes, typeOf(object), new Map());
          for (const event of deal.events) declare(eventTypes, event.type, flattenEvent(event, holds));
          return '';
        },
      },
      {
        begin: () =>
          `{\n"objectTypes": ${printTypes(objectTypes)},\n"eventTypes": ${printTypes(eventTypes)},\n"objects": [\n`,
        deal: (deal) => listed(objectRecords(deal)),
      },
      {
        begin() {
          between = '';
          return '\n],\n"events": [\n';
        },
        deal: (deal) => listed(deal.events.map((event, index) => eventRecord(deal, event, index))),
        end: () => '\n]\n}\n',
      },
    ],
  };
}

function objectRecords(deal: Deal): readonly object[] {
  const attributes = [...flattenDeal(deal, holds)].map(([name, value]) => ({ name, time: BEGINNING, value }));
  const own = { id: deal.id, type: 'deal', attributes, relationships: [] };
  const others = objectsOf(deal).map((object) => ({
    id: idOf(deal, object),
    type: typeOf(object),
    attributes: [],
    relationships: [{ objectId: deal.id, qualifier: 'deal' }],
  }));
  return [own, ...others];
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
