import type { FieldValue, HistoryTime, RecordedChange } from './history.ts';
import type { PictureColumn, PictureDraft } from './historyDraft.ts';
import { readTimeOf, type Settle } from './settle.ts';

/** A picture with its time read. */
export interface DatedPicture {
  readonly picture: PictureDraft;
  readonly time: HistoryTime;
  readonly ms: number;
}

/** What recorded changes say a field's value was, for comparing pictures only where the record is silent. */
export type RecordedFields = ReadonlyMap<string, readonly RecordedChange[]>;

/**
 * The changes that the pictures of one series show: where a value differs from the one before. Fields whose changes the system recorded
 * itself are left to it, except where a picture is later than all of them and says something else.
 */
export function comparePictures(
  pictures: readonly DatedPicture[],
  recorded: RecordedFields,
  settle: Settle,
): RecordedChange[] {
  const changes: RecordedChange[] = [];
  const known = new Map<string, FieldValue | undefined>();
  pictures.forEach((dated, index) => {
    const { picture } = dated;
    picture.columns.forEach((column, place) => {
      if (column.role === 'bookkeeping') return;
      const value = settle.value(picture.values[place]);
      if (value === undefined && !picture.style.clears) return;
      const before = known.get(column.field);
      const isFirst = index === 0;
      if (isFirst ? value === undefined : value === before) return;
      known.set(column.field, value);
      const change = isFirst
        ? firstChange(dated, column, value, settle)
        : toChange(dated, column, value, before, settle);
      if (change && !isKnownAnyway(change, recorded.get(column.field))) changes.push(change);
    });
  });
  return changes;
}

function firstChange(
  dated: DatedPicture,
  column: PictureColumn,
  value: FieldValue | undefined,
  settle: Settle,
): RecordedChange | undefined {
  const { style, stateTime } = dated.picture;
  if (style.first === 'all') return toChange(dated, column, value, undefined, settle);
  if (style.first === 'nothing' || column.role !== 'state') return undefined;
  const entered = stateTime ? readTimeOf(stateTime.time) : undefined;
  const change = toChange(dated, column, value, undefined, settle);
  return entered?.ms === undefined || !stateTime
    ? { ...change, confidence: 'assumed' }
    : { ...change, time: entered, confidence: stateTime.confidence };
}

function toChange(
  { picture, time }: DatedPicture,
  column: PictureColumn,
  value: FieldValue | undefined,
  before: FieldValue | undefined,
  settle: Settle,
): RecordedChange {
  const { source } = picture;
  const label = value === undefined ? undefined : settle.label(column.labels, value);
  return {
    time,
    field: column.field,
    value,
    ...(before === undefined ? {} : { before }),
    ...(label === undefined ? {} : { label }),
    ...(picture.by === undefined ? {} : { by: picture.by }),
    data: picture.data ?? settle.noData,
    confidence: picture.style.confidence,
    place: source.place,
    raw: source.raw,
  };
}

/** True when the system's own record of the field already tells the change, or tells otherwise and goes on later. */
function isKnownAnyway(change: RecordedChange, recorded: readonly RecordedChange[] | undefined): boolean {
  if (change.confidence === 'recorded' || recorded === undefined) return false;
  const last = recorded.at(-1);
  const ms = change.time.ms ?? 0;
  return last !== undefined && ((last.time.ms ?? 0) >= ms || last.value === change.value);
}
