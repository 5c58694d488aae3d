import type { FactValue } from '../../model/cell.ts';
import type { Deal, DealEvent } from '../../model/deal.ts';
import type { JsonObject } from '../../model/framework.ts';
import { printDeal } from '../deals/printDeal.ts';

/** Whether a format holds a value under a name so that reading gives it back as it was. */
export type Holds = (name: string, value: FactValue) => boolean;

/** Name under which all of a deal that plain values cannot hold is written as JSON. It stands with every deal. */
export const REST = 'cosell';
/** The same of an event. */
export const REST_OF_EVENT = 'cosell.event';

/**
 * What a deal tells besides its events, as plain values: "account", "outcome", "fact.amount" … One partner is told by plain values, several in the rest.
 * The id is not among them: every format has a place of its own for it.
 */
export function flattenDeal(deal: Deal, holds: Holds): ReadonlyMap<string, FactValue> {
  const {
    format: _,
    id: _id,
    events: _events,
    ...record
  } = JSON.parse(printDeal(deal)) as Record<string, JsonObject>;
  const rest = new Map<string, unknown>(Object.entries(record));
  const plain = new Map<string, FactValue>();
  const put = (name: string, value: FactValue | undefined): boolean => {
    if (value === undefined || !holds(name, value)) return false;
    plain.set(name, value);
    return true;
  };
  for (const name of ['account', 'lead', 'outcome', 'closedAt', 'partnerType'] as const)
    if (put(name, deal[name])) rest.delete(name);
  const [partner] = deal.partners;
  if (
    partner &&
    deal.partners.length === 1 &&
    partner.type === deal.partnerType &&
    partner.facts.size === 0
  ) {
    const { id, name, since } = partner;
    const parts = [
      ['partner', id],
      ['partnerName', name],
      ['partnerSince', since],
    ] as const;
    if (
      plain.has('partnerType') === (partner.type !== undefined) &&
      parts.every(([key, value]) => value === undefined || holds(key, value))
    ) {
      for (const [key, value] of parts) put(key, value);
      rest.delete('partners');
    }
  }
  const facts = [...deal.facts].filter(([name, value]) => !put(`fact.${name}`, value));
  if (facts.length > 0) rest.set('facts', recordOf(facts));
  else rest.delete('facts');
  plain.set(REST, JSON.stringify(recordOf([...rest])));
  return plain;
}

/** What an event tells besides its type and time: "object", "by.role", "data.fact" … */
export function flattenEvent({ object, by, data }: DealEvent, holds: Holds): ReadonlyMap<string, FactValue> {
  const plain = new Map<string, FactValue>();
  const rest = new Map<string, unknown>();
  const put = (name: string, value: unknown, instead: () => void): void => {
    if (value === undefined) return;
    if (isPlain(value) && holds(name, value)) plain.set(name, value);
    else instead();
  };
  const odd = new Map<string, unknown>();
  put('object', object, () => rest.set('object', object));
  for (const key of ['side', 'role', 'partner'] as const)
    put(`by.${key}`, by[key], () => odd.set(key, by[key]));
  const oddData = [...data].filter(([name, value]) => {
    let isOdd = false;
    put(`data.${name}`, value, () => (isOdd = true));
    return isOdd;
  });
  if (odd.size > 0) rest.set('by', recordOf([...odd]));
  if (oddData.length > 0) rest.set('data', recordOf(oddData));
  if (rest.size > 0) plain.set(REST_OF_EVENT, JSON.stringify(recordOf([...rest])));
  return plain;
}

function isPlain(value: unknown): value is FactValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Without a prototype, so that a name such as "__proto__" is one like any other. */
function recordOf(entries: readonly (readonly [string, unknown])[]): object {
  const record = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of entries) record[key] = value;
  return record;
}
