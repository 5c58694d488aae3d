import type { JsonValue } from '../../model/framework.ts';
import type { FieldValue, RecordedObject } from '../history/history.ts';
import type { EventLine, FieldLine, Mapping, ObjectLine } from './mapping.ts';

/** The event lines of one field. */
export interface FieldEvents {
  readonly byValue: ReadonlyMap<string, readonly EventLine[]>;
  /** Lines that take whatever the field changes to. */
  readonly any: readonly EventLine[];
}

/** The lines of one type. */
export interface TypeLines {
  readonly object: ObjectLine | undefined;
  readonly events: ReadonlyMap<string, FieldEvents>;
  /** In the order of the mapping: the first that knows decides. */
  readonly fields: readonly FieldLine[];
  /** Names of fields that are read whatever they hold, such as those of currencies. */
  readonly read: ReadonlySet<string>;
}

const NO_LINES: TypeLines = { object: undefined, events: new Map(), fields: [], read: new Set() };

/** Finds the lines of a type. */
export type LineIndex = (type: string) => TypeLines;

/** Indexes a mapping by type and field. Of two lines for the same type the first stands. */
export function indexLines(mapping: Mapping): LineIndex {
  const types = new Map<
    string,
    {
      object: ObjectLine | undefined;
      events: Map<string, { byValue: Map<string, EventLine[]>; any: EventLine[] }>;
      fields: FieldLine[];
      read: Set<string>;
    }
  >();
  const of = (type: string) => {
    let lines = types.get(type);
    if (!lines) {
      lines = { object: undefined, events: new Map(), fields: [], read: new Set() };
      types.set(type, lines);
    }
    return lines;
  };
  for (const line of mapping.objects) of(line.type).object ??= line;
  for (const line of mapping.events) {
    const { events } = of(line.type);
    const field = events.get(line.field) ?? { byValue: new Map<string, EventLine[]>(), any: [] };
    events.set(line.field, field);
    if (line.value === undefined) field.any.push(line);
    else field.byValue.set(line.value, [...(field.byValue.get(line.value) ?? []), line]);
  }
  for (const line of mapping.fields) {
    const { fields, read } = of(line.type);
    fields.push(line);
    if (!line.values) read.add(line.field);
    if (line.currency) read.add(line.currency.field);
  }
  for (const standIn of mapping.standIns)
    if (standIn.kind === 'owner-at-close') of(standIn.type).read.add(standIn.field);
  return (type) => types.get(type) ?? NO_LINES;
}

/** What people see for a value: its label, or the value as text. */
export function labelOf(value: FieldValue | undefined, label: string | undefined): string {
  return label ?? (value === undefined ? '' : String(value));
}

/** The line that says what a change of a field means; undefined when none does. */
export function findEventLine(
  lines: TypeLines,
  object: RecordedObject,
  change: {
    readonly field: string;
    readonly value: FieldValue | undefined;
    readonly label?: string;
    readonly data?: ReadonlyMap<string, JsonValue>;
  },
): EventLine | undefined {
  const field = lines.events.get(change.field);
  if (!field) return undefined;
  const holds = (line: EventLine): boolean =>
    line.when === undefined ||
    [...line.when].every(([name, values]) => {
      const told = change.data?.get(name);
      const known = object.fields.get(name);
      const options = told === undefined ? [known?.label, known?.value] : [told];
      return options.some((option) => isPlain(option) && values.includes(String(option)));
    });
  const { value, label } = change;
  const named = field.byValue.get(labelOf(value, label))?.find(holds);
  if (named) return named;
  const plain =
    label === undefined || value === undefined ? undefined : field.byValue.get(String(value))?.find(holds);
  return plain ?? (value === undefined ? undefined : field.any.find(holds));
}

/** Whether a field line speaks of a value: every value, or those in its table. */
export function isRead(
  { fields, read }: TypeLines,
  field: string,
  value: FieldValue | undefined,
  label: string | undefined,
): boolean {
  if (read.has(field)) return true;
  const shown = labelOf(value, label);
  return fields.some(
    (line) =>
      line.field === field &&
      (value === undefined || line.values?.has(shown) || line.values?.has(String(value))),
  );
}

function isPlain(value: JsonValue | undefined): value is FieldValue {
  return value !== undefined && value !== null && typeof value !== 'object';
}
