import type { CsvColumns, CsvField } from '../../../formats/csv/csvMapping.ts';
import type { JsonValue } from '../../../model/framework.ts';
import { ACTIVITY, type ObjectKind } from '../../history/history.ts';
import type { ChangeDraft, PictureStyle } from '../../history/historyDraft.ts';
import type { TableHead, TableRow } from '../../tables/tableRow.ts';
import type { FileContext } from '../fileContext.ts';
import { isFooter } from '../isFooter.ts';
import { bareName, cellOf } from '../tableShape.ts';

/** Columns that speak of the whole object, in every row again. */
const OF_THE_OBJECT: ReadonlySet<CsvField> = new Set([
  'partner',
  'partnerName',
  'partnerType',
  'account',
  'lead',
  'outcome',
  'closedAt',
]);
const USER = /^(?:orgresource|resource|user|username|actor|changedby|createdby|modifiedby|by)$/;
const STAGES: PictureStyle = { series: 'stages', confidence: 'recorded', first: 'all', clears: false };
const OBJECT: PictureStyle = { series: 'rows', confidence: 'compared', first: 'nothing', clears: false };

/**
 * One row an event: what happened (or the stage that was entered), to what, when. In a log of stages a row that repeats the stage is no event; its
 * other columns tell how the object stood. In a log of activities the other columns belong to the event.
 */
export function readEventLog(
  columns: CsvColumns,
  isStages: boolean,
): (head: TableHead, context: FileContext) => (row: TableRow) => void {
  return (head, context) => {
    const { titles } = head;
    const placeOf = (field: CsvField): number => columns.fields.get(field) ?? -1;
    const [casePlace, activity, time] = [placeOf('case'), placeOf('activity'), placeOf('time')];
    const caseTitle = titles[casePlace] ?? '';
    const stage = titles[activity] ?? '';
    const kind = kindOf(caseTitle);
    const type = typeOf(caseTitle);
    const user = titles.findIndex((title) => USER.test(bareName(title)));
    const rest = titles
      .map((_, place) => place)
      .filter((place) => ![casePlace, activity, time, user].includes(place));
    const objectPlaces = rest.filter((place) => isStages || isOfObject(place, columns, titles));
    const objectColumns = objectPlaces.map(
      (place) => ({ field: titleOf(titles, place), role: 'value' }) as const,
    );
    const links = (['account', 'partner'] as const).map((field) => ({ field, place: placeOf(field) }));
    return (row) => {
      if (!context.startRow(row.row, row.raw)) return;
      const [id, label, at] = [cellOf(row, casePlace), cellOf(row, activity), cellOf(row, time)];
      if (row.fault !== undefined) context.skip(row.fault);
      else if (isFooter(row, titles.length)) context.skip('a total or a footer, not a record', row.cells[0]);
      else if (id === '' || label === '' || at === '')
        context.skip(`nothing in "${id === '' ? caseTitle : label === '' ? stage : (titles[time] ?? '')}"`);
      else {
        const { recorder, source } = context;
        const object = recorder.object('table', { scope: kind, id }, { kind, type, sure: true });
        const data = new Map<string, JsonValue>();
        for (const place of rest) {
          const value = context.value(titleOf(titles, place), cellOf(row, place));
          if (value !== undefined)
            data.set(titleOf(titles, place), typeof value === 'object' ? value.text : value);
        }
        const pending = context.time(titles[time] ?? '', at);
        const by = cellOf(row, user);
        if (isStages) {
          const columns = [{ field: stage, role: 'state' }] as const;
          recorder.picture(object, {
            time: pending,
            columns,
            values: [label],
            style: STAGES,
            data,
            ...(by === '' ? {} : { by }),
            source,
          });
        } else {
          const change: ChangeDraft = {
            time: pending,
            field: ACTIVITY,
            value: label,
            data,
            ...(by === '' ? {} : { by }),
            confidence: 'recorded',
            occurrence: true,
            source,
          };
          recorder.change(object, change);
        }
        if (objectPlaces.length > 0) {
          const values = objectPlaces.map((place) =>
            context.value(titleOf(titles, place), cellOf(row, place)),
          );
          recorder.picture(object, { time: pending, columns: objectColumns, values, style: OBJECT, source });
        }
        for (const { field, place } of links) {
          const to = cellOf(row, place);
          if (to !== '') recorder.link(object, { as: titles[place] ?? field, kind: field, id: to, source });
        }
      }
    };
  };
}

function isOfObject(place: number, { fields }: CsvColumns, titles: readonly string[]): boolean {
  return (
    (titles[place] ?? '').startsWith('case:') ||
    [...fields].some(([field, at]) => at === place && OF_THE_OBJECT.has(field))
  );
}

/** Attributes of the whole case go without their prefix. */
function titleOf(titles: readonly string[], place: number): string {
  return (titles[place] ?? '').replace(/^case:/, '');
}

function kindOf(caseTitle: string): ObjectKind {
  return /regist|referral|dealreg|^dr/.test(bareName(caseTitle)) ? 'registration' : 'opportunity';
}

/** What the column calls its objects: "opportunity" for "Opportunity ID". */
function typeOf(caseTitle: string): string {
  const name = caseTitle
    .replace(/^case:concept:name$/i, 'case')
    .replace(/[\s_-]*(?:id|identifier|number|key|no|nr|#)$/i, '');
  return name === '' ? 'case' : name;
}
