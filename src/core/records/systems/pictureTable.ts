import type { DraftValue, PendingTime, PictureColumn, PictureStyle } from '../history/historyDraft.ts';
import type { Confidence, ObjectKind } from '../history/history.ts';
import type { TableRow } from '../tables/tableRow.ts';
import type { FileContext } from './fileContext.ts';
import { cellOf } from './tableShape.ts';

/** A column of a table whose rows are pictures of objects. */
export interface TableColumn extends PictureColumn {
  readonly place: number;
  /** Numbers stay text in columns of ids and states; "0" and "1" are booleans in those of flags. By default the text decides. */
  readonly reads?: 'text' | 'id' | 'flag';
  /** A time in it says that something happened then. */
  readonly occurs?: boolean;
}

/** How to read a table of objects, one a row. */
export interface PictureTable {
  readonly kind: ObjectKind;
  readonly type: string;
  readonly scope: string;
  /** Where the id stands. */
  readonly idPlace: number;
  readonly columns: readonly TableColumn[];
  readonly links: readonly {
    readonly place: number;
    readonly as: string;
    readonly kind: ObjectKind;
  }[];
  /** Columns that tell as of when the row holds; the first with a value counts. */
  readonly timePlaces: readonly number[];
  /** When the object came into its state, by the row. */
  readonly stateTime?: (
    row: TableRow,
  ) => { readonly place: number; readonly confidence: Confidence } | undefined;
  readonly byPlace?: number;
  readonly style: PictureStyle;
  /** Cell texts that mean nothing: "000000000000000AAA". */
  readonly isEmpty?: (text: string) => boolean;
  /** An id as the system writes it everywhere. */
  readonly idOf?: (text: string) => string;
}

/** The name of a column for the reports, by place. */
type TitleOf = (place: number) => string;

/** Reads one row as a picture of an object: its values, links and occurrences. False when the row names no object. */
export function readPicture(
  table: PictureTable,
  row: TableRow,
  context: FileContext,
  titleOf: TitleOf,
): boolean {
  const read = (place: number): string => {
    const text = cellOf(row, place);
    return table.isEmpty?.(text) === true ? '' : text;
  };
  const idOf = table.idOf ?? ((text: string) => text);
  const id = idOf(read(table.idPlace));
  if (id === '') return false;
  const { recorder, source, system } = context;
  const object = recorder.object(
    system,
    { scope: table.scope, id },
    { kind: table.kind, type: table.type, sure: true },
  );
  const timeAt = (place: number): PendingTime | undefined => {
    const text = read(place);
    return text === '' ? undefined : context.time(titleOf(place), text);
  };

  const values: (DraftValue | undefined)[] = table.columns.map(({ place, reads }) => {
    const text = read(place);
    if (reads === 'flag') return text === '' ? undefined : /^(?:1|true)$/i.test(text);
    return reads === 'id' || isIdColumn(place, table)
      ? context.value(titleOf(place), idOf(text), true)
      : context.value(titleOf(place), text, reads === 'text');
  });
  const by = table.byPlace === undefined ? '' : read(table.byPlace);
  const entered = table.stateTime?.(row);
  const stateAt = entered ? timeAt(entered.place) : undefined;
  const timePlace = table.timePlaces.find((place) => read(place) !== '');
  const time = (timePlace === undefined ? undefined : timeAt(timePlace)) ?? stateAt;
  recorder.picture(object, {
    time,
    ...(entered && stateAt ? { stateTime: { time: stateAt, confidence: entered.confidence } } : {}),
    columns: table.columns,
    values,
    style: table.style,
    ...(by === '' ? {} : { by: idOf(by) }),
    source,
  });
  for (const { place, field, occurs } of table.columns) {
    const happened = occurs === true ? timeAt(place) : undefined;
    if (!happened) continue;
    recorder.change(object, {
      time: happened,
      field,
      value: true,
      confidence: 'recorded',
      occurrence: true,
      side: true,
      source,
    });
  }
  for (const { place, as, kind } of table.links) {
    const to = read(place);
    if (to !== '') recorder.link(object, { as, kind, id: idOf(to), source });
  }
  return true;
}

function isIdColumn(place: number, table: PictureTable): boolean {
  return place === table.idPlace || table.links.some((link) => link.place === place);
}
