import { comparePictures, type DatedPicture } from './comparePictures.ts';
import {
  ACTIVITY,
  type RecordedChange,
  type RecordedField,
  type RecordedLink,
  type RecordedObject,
} from './history.ts';
import type { ChangeDraft, ObjectDraft, PendingTime, PictureDraft, RowSource } from './historyDraft.ts';
import { joinTwins } from './joinTwins.ts';
import { orderChanges } from './orderChanges.ts';
import { createSettle, readTimeOf, type Settle } from './settle.ts';

/** Makes an object of what all files said about it; undefined when nothing is left after rows were left out. */
export function finishObject(
  draft: ObjectDraft,
  labels: ReadonlyMap<string, ReadonlyMap<string, string>>,
): RecordedObject | undefined {
  const settle = createSettle(labels);
  const occurrences: RecordedChange[] = [];
  const recorded: RecordedChange[] = [];
  const twins: RecordedChange[] = [];
  for (const change of draft.changes) {
    const finished = finishChange(change, settle);
    if (!finished) continue;
    (change.occurrence === true ? occurrences : change.twin === true ? twins : recorded).push(finished);
  }
  recorded.push(...joinTwins(twins));
  const pictures = draft.pictures.filter(({ source }) => !source.ledger.isSkipped(source.row));
  const dated = datePictures(pictures);
  recorded.push(...compareAll(dated, 'recorded', new Map(), settle));
  const byField = groupByField(recorded);
  const compared = compareAll(dated, 'compared', byField, settle);
  const changes = orderChanges(withoutRepeats([...occurrences, ...recorded, ...compared]));
  const links = finishLinks(draft);
  if (pictures.length + changes.length + links.length === 0 && !draft.gone) return undefined;
  return {
    kind: draft.kind,
    type: draft.type,
    id: draft.id,
    fields: lastFields(pictures, dated, groupByField([...recorded, ...compared]), settle),
    changes,
    links,
    ...(draft.gone ? { gone: draft.gone } : {}),
  };
}

/**
 * Leaves out the rows whose time cannot be read although it is what they are about. To be asked of all objects before any is finished: a row
 * may speak of several.
 */
export function skipUnreadable(draft: ObjectDraft): void {
  const check = (time: PendingTime, { ledger, row }: RowSource): void => {
    if (!ledger.isSkipped(row) && readTimeOf(time).ms === undefined)
      ledger.skip(row, whyUnreadable(time), time.text);
  };
  for (const change of draft.changes) {
    if (change.kept !== true && change.side !== true) check(change.time, change.source);
  }
  for (const { time, style, source } of draft.pictures) {
    if (time && style.first === 'all') check(time, source);
  }
}

function whyUnreadable({ column, text }: PendingTime): string {
  const read = column.read(text);
  return `${column.name}: ${read.ok ? '' : read.error.message}`;
}

function finishChange(change: ChangeDraft, settle: Settle): RecordedChange | undefined {
  const { source } = change;
  if (source.ledger.isSkipped(source.row)) return undefined;
  if (change.side === true && readTimeOf(change.time).ms === undefined) {
    source.ledger.guess(
      source.row,
      `${whyUnreadable(change.time)}; the rest of the row is kept`,
      change.time.text,
    );
    return undefined;
  }
  const value = settle.value(change.value);
  const before = settle.value(change.before);
  const label = change.label ?? (value === undefined ? undefined : settle.label(change.labels, value));
  return {
    time: readTimeOf(change.time),
    field: change.field,
    value,
    ...(before === undefined ? {} : { before }),
    ...(label === undefined ? {} : { label }),
    ...(change.by === undefined ? {} : { by: change.by }),
    data: change.data ?? settle.noData,
    confidence: change.confidence,
    place: source.place,
    raw: source.raw,
  };
}

/** Pictures whose time can be read, in order of time. */
function datePictures(pictures: readonly PictureDraft[]): readonly DatedPicture[] {
  const dated: DatedPicture[] = [];
  for (const picture of pictures) {
    const { time, source } = picture;
    if (!time) continue;
    const read = readTimeOf(time);
    if (read.ms !== undefined) dated.push({ picture, time: read, ms: read.ms });
    else if (!source.ledger.isSkipped(source.row)) {
      const why = `${whyUnreadable(time)}; the values of the row are kept, but not when they came about`;
      source.ledger.guess(source.row, why, time.text);
    }
  }
  return dated.sort((a, b) => a.ms - b.ms);
}

function compareAll(
  dated: readonly DatedPicture[],
  confidence: 'recorded' | 'compared',
  recorded: ReadonlyMap<string, readonly RecordedChange[]>,
  settle: Settle,
): RecordedChange[] {
  const series = new Map<string, DatedPicture[]>();
  for (const one of dated) {
    const { style, source } = one.picture;
    if (style.confidence !== confidence || source.ledger.isSkipped(source.row)) continue;
    const list = series.get(style.series);
    if (list) list.push(one);
    else series.set(style.series, [one]);
  }
  return [...series.values()].flatMap((list) => comparePictures(list, recorded, settle));
}

/** Two parts of an export may tell the same change; the one that says more stands. */
function withoutRepeats(changes: readonly RecordedChange[]): readonly RecordedChange[] {
  const seen = new Map<string, RecordedChange>();
  const repeats = new Set<RecordedChange>();
  for (const change of changes) {
    if (change.time.ms === undefined) continue;
    const key = JSON.stringify([change.field, change.time.ms, change.value]);
    const known = seen.get(key);
    // A log may hold two equal entries; that something was created, say, is told again in every picture.
    const isAgain = change.value === true && change.confidence === 'recorded' && change.field !== ACTIVITY;
    if (!known || (known.place.file === change.place.file && !isAgain)) {
      seen.set(key, change);
      continue;
    }
    const better = known.before === undefined && change.before !== undefined ? change : known;
    repeats.add(better === known ? change : known);
    seen.set(key, better);
  }
  return changes.filter((change) => !repeats.has(change));
}

function groupByField(changes: readonly RecordedChange[]): ReadonlyMap<string, readonly RecordedChange[]> {
  const byField = new Map<string, RecordedChange[]>();
  for (const change of orderChanges(changes)) {
    const list = byField.get(change.field);
    if (list) list.push(change);
    else byField.set(change.field, [change]);
  }
  return byField;
}

function lastFields(
  pictures: readonly PictureDraft[],
  dated: readonly DatedPicture[],
  changes: ReadonlyMap<string, readonly RecordedChange[]>,
  settle: Settle,
): ReadonlyMap<string, RecordedField> {
  const fields = new Map<string, RecordedField>();
  const pictured = new Map<string, number>();
  const take = ({ columns, values, source }: PictureDraft, ms: number): void => {
    columns.forEach((column, place) => {
      const value = settle.value(values[place]);
      if (value === undefined) return;
      const label = settle.label(column.labels, value);
      fields.set(column.field, {
        value,
        ...(label === undefined ? {} : { label }),
        place: source.place,
      });
      pictured.set(column.field, ms);
    });
  };
  const placed = new Set(dated.map(({ picture }) => picture));
  for (const picture of pictures) if (!placed.has(picture)) take(picture, -Infinity);
  for (const { picture, ms } of dated) take(picture, ms);
  for (const [field, list] of changes) {
    const last = list.at(-1);
    if (!last || (last.time.ms ?? -Infinity) < (pictured.get(field) ?? -Infinity)) continue;
    if (last.value === undefined) fields.delete(field);
    else
      fields.set(field, {
        value: last.value,
        ...(last.label === undefined ? {} : { label: last.label }),
        place: last.place,
      });
  }
  return fields;
}

function finishLinks(draft: ObjectDraft): readonly RecordedLink[] {
  const links = new Map<string, RecordedLink>();
  for (const { as, kind, id, source } of draft.links) {
    if (source.ledger.isSkipped(source.row)) continue;
    const key = JSON.stringify([as, kind, id]);
    if (!links.has(key)) links.set(key, { as, kind, id, place: source.place });
  }
  return [...links.values()];
}
