import { invariant, type Deal, type DealEvent, type FactValue, type JsonValue } from '../../core/index.ts';
import type { DealColumns, EventShape, FactColumn, LocalName, TextColumn, TimeForm } from './dealColumns.ts';
import { findFact } from './findFact.ts';
import { decodeText } from './textBytes.ts';
import { printDay, printInstant } from './timeReader.ts';

const factColumns = new WeakMap<DealColumns, ReadonlyMap<string, FactColumn>>();

/**
 * Rebuilds a deal from its columns: everything a replay depends on. Instants come back in UTC, days as days, what could not be read as it
 * was recorded.
 */
export function dealAt(columns: DealColumns, index: number): Deal {
  const header = columns.headers[columns.header[index] ?? -1];
  invariant(header, `there is a deal ${String(index)}`);
  const id = textAt(columns.ids, index);
  const partners = partnersOf(columns, index);
  const objects = objectsOf(columns, index);
  const closing = header.closing && printTime(header.closing, columns.closing[index] ?? NaN);
  return {
    id,
    ...(header.partnerType === undefined ? {} : { partnerType: header.partnerType }),
    partners: header.partners.map(({ type, facts }, place) => ({
      id: named(partners, place),
      ...(type === undefined ? {} : { type }),
      facts,
    })),
    facts: factsOf(columns, header.facts, index),
    ...(header.lead === undefined ? {} : { lead: header.lead }),
    outcome: header.outcome,
    ...(closing === undefined ? {} : header.outcome === 'open' ? { asOf: closing } : { closedAt: closing }),
    links: [],
    events: eventsOf(columns, index, { id, partners, objects }),
  };
}

interface Names {
  readonly id: string;
  readonly partners: readonly string[];
  readonly objects: readonly string[];
}

function eventsOf(columns: DealColumns, index: number, names: Names): readonly DealEvent[] {
  const events: DealEvent[] = [];
  let number = columns.numbers.first[index] ?? 0;
  const to = columns.firstEvent[index + 1] ?? 0;
  for (let event = columns.firstEvent[index] ?? 0; event < to; event += 1) {
    const shape = columns.shapes[columns.shape[event] ?? -1];
    invariant(shape, 'every event has a shape');
    events.push(eventOf(columns, shape, columns.at[event] ?? NaN, number, names));
    number += shape.numbers.length;
  }
  return events;
}

function eventOf(
  columns: DealColumns,
  shape: EventShape,
  at: number,
  number: number,
  names: Names,
): DealEvent {
  const { object, side, role, partner } = shape;
  return {
    at: printTime(shape.time, at),
    type: shape.type,
    ...(object === undefined ? {} : { object: objectText(object, names) }),
    by: {
      ...(side === undefined ? {} : { side }),
      ...(role === undefined ? {} : { role }),
      ...(partner === undefined ? {} : { partner: named(names.partners, partner) }),
    },
    data: dataOf(columns, shape, number, names),
  };
}

function objectText(object: NonNullable<EventShape['object']>, names: Names): string {
  switch (object.kind) {
    case 'object':
      return `${object.of}/${named(names.objects, object.place)}`;
    case 'own id':
      return names.id;
    case 'text':
      return object.text;
  }
}

function dataOf(
  columns: DealColumns,
  shape: EventShape,
  number: number,
  names: Names,
): ReadonlyMap<string, JsonValue> {
  if (shape.names.size === 0 && shape.numbers.length === 0) return shape.data;
  const data = new Map(shape.data);
  for (const [field, name] of shape.names) data.set(field, localText(name, names));
  shape.numbers.forEach((field, place) => data.set(field, columns.numbers.items[number + place] ?? NaN));
  return data;
}

function localText(name: LocalName, names: Names): string {
  switch (name.kind) {
    case 'object': {
      const id = named(names.objects, name.place);
      return name.form === 'id' ? id : `${name.of}/${id}`;
    }
    case 'partner':
      return named(names.partners, name.place);
    case 'own id':
      return names.id;
  }
}

function factsOf(
  columns: DealColumns,
  facts: readonly string[],
  index: number,
): ReadonlyMap<string, FactValue> {
  const byName = factColumns.get(columns) ?? new Map(columns.facts.map((column) => [column.name, column]));
  factColumns.set(columns, byName);
  const values = new Map<string, FactValue>();
  for (const fact of facts) {
    const column = byName.get(fact);
    const value = column && findFact(column, index);
    if (value !== undefined) values.set(fact, value);
  }
  return values;
}

function partnersOf({ partners, partnerNames }: DealColumns, index: number): readonly string[] {
  const list = partners.items.subarray(partners.first[index], partners.first[index + 1]);
  return Array.from(list, (partner) => named(partnerNames, partner));
}

function objectsOf({ objects, objectNames }: DealColumns, index: number): readonly string[] {
  const list = objects.items.subarray(objects.first[index], objects.first[index + 1]);
  return Array.from(list, (object) => textAt(objectNames, object));
}

/** One text of a column. */
export function textAt({ bytes, ends }: TextColumn, index: number): string {
  return decodeText(bytes, index === 0 ? 0 : (ends[index - 1] ?? 0), ends[index] ?? 0);
}

function named(names: readonly string[], place: number): string {
  const name = names[place];
  invariant(name !== undefined, `there is a name at ${String(place)}`);
  return name;
}

function printTime(form: TimeForm, ms: number): string {
  switch (form.kind) {
    case 'instant':
      return printInstant(ms);
    case 'day':
      return printDay(ms);
    case 'unreadable':
      return form.text;
  }
}
