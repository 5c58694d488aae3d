import {
  tallyHistory,
  type FieldTally,
  type History,
  type ObjectKind,
  type RecordedObject,
  type TypeTally,
} from '../../core/records/index.ts';
import { summariseFile, type FileSummary } from './summariseReport.ts';

/** A value as people see it, and how often it stands in the records. */
export interface LabelSummary {
  readonly label: string;
  /** Changes to it. */
  readonly changes: number;
  /** Objects that hold it last. */
  readonly held: number;
}

/** A field of a type. */
export interface FieldSummary {
  readonly field: string;
  readonly changes: number;
  /** Objects that hold a value last. */
  readonly held: number;
  /** Different values. */
  readonly values: number;
  /** The most frequent of them. */
  readonly labels: readonly LabelSummary[];
}

/** An object as an example of its type. */
export interface ObjectExample {
  readonly id: string;
  readonly fields: readonly { readonly field: string; readonly text: string }[];
  /** The first of its changes, with the row they stand in. */
  readonly changes: readonly {
    readonly at: string;
    readonly field: string;
    readonly text: string;
    readonly file: string;
    readonly row: number;
  }[];
  readonly changeCount: number;
}

/** What was read of one kind of objects. */
export interface TypeSummary {
  /** As the system names it. */
  readonly type: string;
  readonly kind: ObjectKind;
  readonly objects: number;
  readonly changes: number;
  /** As they were met. */
  readonly fields: readonly FieldSummary[];
  /** Fields there are, if more than are told. */
  readonly fieldCount: number;
  /** Links to other objects, by name. */
  readonly links: readonly { readonly link: string; readonly count: number }[];
  /** Columns of the rows of changes. */
  readonly columns: readonly { readonly column: string; readonly rows: number }[];
  readonly examples: readonly ObjectExample[];
}

/** What the page knows of a history. */
export interface HistorySummary {
  readonly files: readonly FileSummary[];
  readonly objects: number;
  readonly changes: number;
  readonly types: readonly TypeSummary[];
  /** Who made changes, most first, and how many people there are. */
  readonly users: readonly { readonly user: string; readonly changes: number }[];
  readonly userCount: number;
}

const MOST_FIELDS = 400;
const MOST_LABELS = 100;
const MOST_USERS = 200;
const EXAMPLES = 5;
const EXAMPLE_FIELDS = 60;
const EXAMPLE_CHANGES = 8;
const LONGEST = 160;

/** Cuts a history to what a screen shows; its size does not grow with that of the history. */
export function summariseHistory(history: History): HistorySummary {
  const tally = tallyHistory(history);
  const examples = new Map<string, RecordedObject[]>();
  for (const object of history.objects) {
    const known = examples.get(object.type) ?? [];
    if (known.length < EXAMPLES) examples.set(object.type, [...known, object]);
  }
  const types = [...tally.types.values()].map((type) => summariseType(type, examples.get(type.type) ?? []));
  return {
    files: history.files.map(summariseFile),
    objects: history.objects.length,
    changes: types.reduce((sum, { changes }) => sum + changes, 0),
    types,
    users: mostFirst(tally.users, MOST_USERS).map(([user, changes]) => ({ user, changes })),
    userCount: tally.users.size,
  };
}

function summariseType(
  { type, kind, objects, changes, fields, links, columns }: TypeTally,
  examples: readonly RecordedObject[],
): TypeSummary {
  const linked = [...links].map(([link, kinds]) => ({
    link,
    count: [...kinds.values()].reduce((sum, count) => sum + count, 0),
  }));
  return {
    type,
    kind,
    objects,
    changes,
    fields: [...fields.values()].slice(0, MOST_FIELDS).map(summariseField),
    fieldCount: fields.size,
    links: linked.slice(0, MOST_FIELDS),
    columns: mostFirst(columns, MOST_FIELDS).map(([column, rows]) => ({ column, rows })),
    examples: examples.map(toExample),
  };
}

function summariseField({ field, changes, held, values }: FieldTally): FieldSummary {
  const labels = [...values.values()]
    .sort((a, b) => b.changes + b.held - a.changes - a.held)
    .slice(0, MOST_LABELS)
    .map((value) => ({ label: value.label, changes: value.changes, held: value.held }));
  return { field, changes, held, values: values.size, labels };
}

function toExample({ id, fields, changes }: RecordedObject): ObjectExample {
  return {
    id,
    fields: [...fields]
      .slice(0, EXAMPLE_FIELDS)
      .map(([field, { value, label }]) => ({ field, text: cut(label ?? String(value)) })),
    changes: changes.slice(0, EXAMPLE_CHANGES).map(({ time, field, value, label, place }) => ({
      at: time.at,
      field,
      text: cut(label ?? String(value ?? '')),
      file: place.file,
      row: place.row,
    })),
    changeCount: changes.length,
  };
}

function mostFirst(
  counts: ReadonlyMap<string, number>,
  most: number,
): readonly (readonly [string, number])[] {
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, most);
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
