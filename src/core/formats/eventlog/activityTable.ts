import { toEventType } from './toEventType.ts';

/** An activity label as recorded, the event type it became, and how often it came. */
export interface ActivityLabel {
  readonly label: string;
  readonly type: string;
  readonly count: number;
}

/** Different labels that became one event type. */
export interface TypeCollision {
  readonly type: string;
  readonly labels: readonly string[];
}

/** Turns activity labels into event types and remembers which became what. */
export interface ActivityTable {
  typeOf(label: string): string;
  /** Adds one to the label's count. */
  count(label: string): void;
  /** By count, then label. */
  labels(): readonly ActivityLabel[];
  /** In order of type. */
  collisions(): readonly TypeCollision[];
}

/** Creates a table. `types` names the type of some labels outright; the others go through `toEventType`. */
export function createActivityTable(types: ReadonlyMap<string, string> = new Map()): ActivityTable {
  const table = new Map<string, { readonly type: string; count: number }>();
  const entryOf = (label: string): { readonly type: string; count: number } => {
    let entry = table.get(label);
    if (!entry) {
      entry = { type: types.get(label) ?? toEventType(label), count: 0 };
      table.set(label, entry);
    }
    return entry;
  };
  const labels = (): readonly ActivityLabel[] =>
    [...table]
      .map(([label, { type, count }]) => ({ label, type, count }))
      .filter((entry) => entry.count > 0)
      .sort((a, b) => b.count - a.count || compare(a.label, b.label));
  return {
    typeOf: (label) => entryOf(label).type,
    count: (label) => {
      entryOf(label).count += 1;
    },
    labels,
    collisions: () => {
      const byType = new Map<string, string[]>();
      for (const { label, type } of labels()) byType.set(type, [...(byType.get(type) ?? []), label]);
      return [...byType]
        .filter(([type, shared]) => shared.some((label) => types.get(label) !== type) && shared.length > 1)
        .map(([type, shared]) => ({ type, labels: shared.sort(compare) }))
        .sort((a, b) => compare(a.type, b.type));
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
