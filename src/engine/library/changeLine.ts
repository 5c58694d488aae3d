import type { Deal, JsonObject, JsonValue } from '../../core/index.ts';
import type { DealChange } from './messages.ts';

/** What a change needs to know besides the deal. */
export interface ChangeContext {
  /** ISO date of the change. */
  readonly on: string;
  /** What the replay says of the deal on a line today; undefined where nothing can be replayed. */
  expectationOf(line: string): Deal['expect'];
}

/** Keys of a record in their usual order; a new one takes its place among those that are there. */
const ORDER = [
  ...['format', 'id', 'account', 'partnerType', 'partners', 'facts', 'lead', 'outcome', 'closedAt', 'asOf'],
  ...['source', 'links', 'edgeCase', 'expect', 'knownFrom', 'events'],
];

/**
 * The line of a deal after a change; undefined when the change removes it. All else the record tells stays, also what no deal is known to tell. What is changed
 * says in `knownFrom` that it was edited by hand.
 */
export function changeLine(line: string, change: DealChange, context: ChangeContext): string | undefined {
  const record = JSON.parse(line) as JsonObject;
  switch (change.kind) {
    case 'delete':
      return undefined;
    case 'fact': {
      const facts = withEntry(objectAt(record, 'facts'), change.fact, change.value);
      return JSON.stringify(edited(withKey(record, 'facts', facts), `facts.${change.fact}`, context));
    }
    case 'edgeCase': {
      const named = withKey(record, 'edgeCase', change.name);
      if (change.name === undefined) return JSON.stringify(withKey(named, 'expect', undefined));
      const { verdict, codes } = (change.expect ? context.expectationOf(line) : undefined) ?? {};
      return JSON.stringify(verdict && codes ? withKey(named, 'expect', { verdict, codes }) : named);
    }
    default:
      return JSON.stringify(edited(withKey(record, change.kind, change.value), change.kind, context));
  }
}

function edited(record: JsonObject, part: string, { on }: ChangeContext): JsonObject {
  return withKey(
    record,
    'knownFrom',
    withEntry(objectAt(record, 'knownFrom'), part, { editedBy: 'hand', on }),
  );
}

function objectAt(record: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  return isObject(value) ? value : {};
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An entry set in its place, added in the end, or taken away. */
function withEntry(object: JsonObject, key: string, value: JsonValue | undefined): JsonObject {
  const kept = Object.entries(object).filter(([name]) => value !== undefined || name !== key);
  if (value === undefined || Object.hasOwn(object, key))
    return Object.fromEntries(
      kept.map(([name, old]) => [name, name === key && value !== undefined ? value : old]),
    );
  return Object.fromEntries([...kept, [key, value]]);
}

function withKey(record: JsonObject, key: string, value: JsonValue | undefined): JsonObject {
  if (value === undefined || Object.hasOwn(record, key)) return withEntry(record, key, value);
  const entries = Object.entries(record);
  const rank = ORDER.indexOf(key);
  const next = entries.findIndex(([name]) => ORDER.indexOf(name) > rank);
  return Object.fromEntries(entries.toSpliced(next < 0 ? entries.length : next, 0, [key, value]));
}
