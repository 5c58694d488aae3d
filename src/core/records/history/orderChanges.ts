import type { RecordedChange } from './history.ts';

/** More changes of one field at one instant are a bulk load without order. */
const MOST_CHAINED = 50;

/**
 * Changes in order of time; those whose time cannot be read come last. Systems keep seconds, and within one the order of rows means
 * nothing: changes of a field at one instant are put so that each begins with the value at which the one before ended,
 * where they say; otherwise they stay as they came.
 */
export function orderChanges(changes: readonly RecordedChange[]): RecordedChange[] {
  const ordered = changes
    .map((change, index) => ({ change, index }))
    .sort((a, b) => (a.change.time.ms ?? Infinity) - (b.change.time.ms ?? Infinity) || a.index - b.index || 0)
    .map(({ change }) => change);
  const now = new Map<string, RecordedChange['value']>();
  let from = 0;
  while (from < ordered.length) {
    const ms = ordered[from]?.time.ms;
    let to = from + 1;
    while (to < ordered.length && ordered[to]?.time.ms === ms) to += 1;
    if (ms !== undefined && to - from > 1) chainTies(ordered, from, to, now);
    for (const change of ordered.slice(from, to)) now.set(change.field, change.value);
    from = to;
  }
  return ordered;
}

/** Puts the changes of each field within `from..to` into the order of their values, in the places they have together. */
function chainTies(
  ordered: RecordedChange[],
  from: number,
  to: number,
  now: ReadonlyMap<string, RecordedChange['value']>,
): void {
  const places = new Map<string, number[]>();
  for (let at = from; at < to; at++) {
    const field = ordered[at]?.field ?? '';
    places.set(field, [...(places.get(field) ?? []), at]);
  }
  for (const [field, at] of places) {
    if (at.length < 2 || at.length > MOST_CHAINED) continue;
    const left = at.map((place) => ordered[place]).filter((change) => change !== undefined);
    let value = now.get(field);
    let known = now.has(field);
    for (const place of at) {
      const starts = (change: RecordedChange): boolean =>
        known
          ? change.before === value
          : !left.some((other) => other !== change && other.value === change.before);
      const next = left.findIndex(starts);
      const [chosen] = left.splice(Math.max(next, 0), 1);
      if (!chosen) break;
      ordered[place] = chosen;
      value = chosen.value;
      known = true;
    }
  }
}
