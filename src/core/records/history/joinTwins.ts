import type { JsonValue } from '../../model/framework.ts';
import type { RecordedChange } from './history.ts';

const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;
const SHORT_ID = /^(?:00|a\d)[a-zA-Z0-9]{2,16}$/;

/**
 * Field history tells a change of a lookup in two rows of one instant, one with ids and one with names. They become one change whose
 * value is the id and whose label is the name.
 */
export function joinTwins(changes: readonly RecordedChange[]): RecordedChange[] {
  const byNames = new Map<string, RecordedChange[]>();
  for (const change of changes) {
    if (!isByName(change)) continue;
    const key = keyOf(change);
    byNames.set(key, [...(byNames.get(key) ?? []), change]);
  }
  const joined: RecordedChange[] = [];
  const absorbed = new Set<RecordedChange>();
  for (const change of changes) {
    const twin = isById(change) ? byNames.get(keyOf(change))?.shift() : undefined;
    if (!twin) {
      joined.push(change);
      continue;
    }
    absorbed.add(twin);
    const data = new Map<string, JsonValue>(change.data);
    if (twin.before !== undefined) data.set('beforeName', twin.before);
    joined.push({ ...change, ...(twin.value === undefined ? {} : { label: String(twin.value) }), data });
  }
  return joined.filter((change) => !absorbed.has(change));
}

function keyOf(change: RecordedChange): string {
  return `${change.field} ${change.time.at} ${change.by ?? ''} ${change.value === undefined} ${change.before === undefined}`;
}

function isById({ value, before }: RecordedChange): boolean {
  const given = [value, before].filter((one) => one !== undefined);
  return given.length > 0 && given.every(isId);
}

function isByName({ value, before }: RecordedChange): boolean {
  const given = [value, before].filter((one) => one !== undefined);
  return given.length > 0 && given.every((one) => typeof one === 'string' && !isId(one));
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && (SHORT_ID.test(value) || (ID.test(value) && /\d/.test(value)));
}
