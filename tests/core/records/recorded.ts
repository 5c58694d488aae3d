import type { JsonValue } from '../../../src/core/model/framework.ts';
import type {
  Confidence,
  FieldValue,
  History,
  ObjectKind,
  RecordedChange,
  RecordedObject,
  SystemName,
} from '../../../src/core/records/history/history.ts';

/** A change as written in tests: when, which field, what it became, and what else matters. */
export interface ChangeSketch {
  readonly at: string;
  readonly field: string;
  readonly value?: FieldValue;
  readonly before?: FieldValue;
  readonly label?: string;
  readonly by?: string;
  readonly data?: Readonly<Record<string, JsonValue>>;
  readonly confidence?: Confidence;
  readonly row?: number;
}

export interface ObjectSketch {
  readonly kind?: ObjectKind;
  readonly type?: string;
  readonly id: string;
  readonly fields?: Readonly<Record<string, FieldValue>>;
  readonly changes?: readonly ChangeSketch[];
  /** `as` -> ids. */
  readonly links?: Readonly<Record<string, string | readonly string[]>>;
  readonly gone?: RecordedObject['gone'];
}

/** A history written by hand: rows are numbered as they come, times are read as ISO. */
export function recorded(objects: readonly ObjectSketch[], system: SystemName = 'salesforce'): History {
  const file = 'export.csv';
  let row = 1;
  return {
    objects: objects.map(
      ({ kind = 'opportunity', type = 'Opportunity', id, fields, changes, links, gone }) => {
        const place = { file, row: (row += 1) };
        return {
          kind,
          type,
          id,
          fields: new Map(Object.entries(fields ?? {}).map(([name, value]) => [name, { value, place }])),
          changes: (changes ?? []).map((sketch) => changeOf(sketch, { file, row: sketch.row ?? (row += 1) })),
          links: Object.entries(links ?? {}).flatMap(([as, ids]) =>
            [ids].flat().map((target) => ({ as, kind: 'other' as const, id: target, place })),
          ),
          ...(gone ? { gone } : {}),
        };
      },
    ),
    deals: [],
    files: [{ file, system, part: 'test', rows: row, used: row, notes: [] }],
  };
}

function changeOf(sketch: ChangeSketch, place: { file: string; row: number }): RecordedChange {
  const { at, field, value, before, label, by, data = {}, confidence = 'recorded' } = sketch;
  const ms = Date.parse(at);
  return {
    time: Number.isNaN(ms) ? { at } : { at, ms },
    field,
    value,
    ...(before === undefined ? {} : { before }),
    ...(label === undefined ? {} : { label }),
    ...(by === undefined ? {} : { by }),
    data: new Map(Object.entries(data)),
    confidence,
    place,
    raw: `row ${String(place.row)}`,
  };
}
