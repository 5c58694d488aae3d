import type { FieldValue, History, ObjectKind, Place } from '../history/history.ts';
import { labelOf } from './lineIndex.ts';

/** How often a field took a value, and where among the values of its object. */
export interface ValueTally {
  readonly label: string;
  readonly value: FieldValue;
  readonly changes: number;
  /** Objects that hold it last. */
  readonly held: number;
  /** Objects that began with it. */
  readonly starts: number;
  /** Sum over changes of the place among the object's values of the field, from 0 (first) to 1 (last). */
  readonly places: number;
  readonly first: Place;
}

export interface FieldTally {
  readonly field: string;
  readonly changes: number;
  /** Objects that hold a value last. */
  readonly held: number;
  /** By label, in the order in which they were met. */
  readonly values: ReadonlyMap<string, ValueTally>;
}

export interface TypeTally {
  readonly type: string;
  readonly kind: ObjectKind;
  readonly objects: number;
  readonly changes: number;
  readonly fields: ReadonlyMap<string, FieldTally>;
  /** Links by name, with how many lead to what. */
  readonly links: ReadonlyMap<string, ReadonlyMap<ObjectKind, number>>;
  /** Columns of the rows of changes, with how many have them. */
  readonly columns: ReadonlyMap<string, number>;
}

/** What a history holds, added up: all that guessing and counting need. */
export interface HistoryTally {
  /** In the order in which they were met. */
  readonly types: ReadonlyMap<string, TypeTally>;
  /** Who made changes. */
  readonly users: ReadonlyMap<string, number>;
}

type Growing<T> = { -readonly [K in keyof T]: T[K] };
interface GrowingField extends Omit<Growing<FieldTally>, 'values'> {
  values: Map<string, Growing<ValueTally>>;
}
interface GrowingType extends Omit<Growing<TypeTally>, 'fields' | 'links' | 'columns'> {
  fields: Map<string, GrowingField>;
  links: Map<string, Map<ObjectKind, number>>;
  columns: Map<string, number>;
}

const tallies = new WeakMap<History, HistoryTally>();

/** Adds a history up once; asked again, the same tally comes back. */
export function tallyHistory(history: History): HistoryTally {
  const known = tallies.get(history);
  if (known) return known;
  const types = new Map<string, GrowingType>();
  const users = new Map<string, number>();
  for (const object of history.objects) {
    let type = types.get(object.type);
    if (!type) {
      const { kind } = object;
      type = {
        type: object.type,
        kind,
        objects: 0,
        changes: 0,
        fields: new Map(),
        links: new Map(),
        columns: new Map(),
      };
      types.set(object.type, type);
    }
    type.objects += 1;
    type.changes += object.changes.length;
    const lengths = new Map<string, number>();
    for (const { field } of object.changes) add(lengths, field);
    const at = new Map<string, number>();
    for (const { field, value, label, by, data, place } of object.changes) {
      if (by !== undefined) add(users, by);
      for (const column of data.keys()) add(type.columns, column);
      const tally = fieldOf(type, field);
      tally.changes += 1;
      const index = at.get(field) ?? 0;
      at.set(field, index + 1);
      if (value === undefined) continue;
      const entry = valueOf(tally, labelOf(value, label), value, place);
      entry.changes += 1;
      if (index === 0) entry.starts += 1;
      entry.places += index / Math.max((lengths.get(field) ?? 1) - 1, 1);
    }
    for (const [field, { value, label, place }] of object.fields) {
      const tally = fieldOf(type, field);
      tally.held += 1;
      valueOf(tally, labelOf(value, label), value, place).held += 1;
    }
    for (const { as, kind } of object.links) {
      const kinds = type.links.get(as) ?? new Map<ObjectKind, number>();
      type.links.set(as, kinds);
      add(kinds, kind);
    }
  }
  const tally = { types, users };
  tallies.set(history, tally);
  return tally;
}

function fieldOf(type: GrowingType, field: string): GrowingField {
  let tally = type.fields.get(field);
  if (!tally) {
    tally = { field, changes: 0, held: 0, values: new Map() };
    type.fields.set(field, tally);
  }
  return tally;
}

function valueOf(tally: GrowingField, label: string, value: FieldValue, first: Place): Growing<ValueTally> {
  let entry = tally.values.get(label);
  if (!entry) {
    entry = { label, value, changes: 0, held: 0, starts: 0, places: 0, first };
    tally.values.set(label, entry);
  }
  return entry;
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
