import { NO_MAPPING } from '../../../formats/csv/index.ts';
import { findCsvColumns, type CsvColumns } from '../../../formats/csv/csvMapping.ts';
import type { TableHead } from '../../tables/tableRow.ts';
import { roleOf } from '../columnRoles.ts';
import type { SystemReader, TablePart } from '../systemReader.ts';
import { bareName, type TableShape } from '../tableShape.ts';
import { readEventLog } from './eventLog.ts';
import { readObjects } from './objects.ts';
import { findTableRoles, looksLikeLog, tellsHistory, type TableRoles } from './tableRoles.ts';

/** Tables of no system in particular: a log of events or stages, or one object a row, by what the columns are called. */
export const tableReader: SystemReader = { system: 'table', table: recogniseTable };

function recogniseTable({ head }: TableShape): TablePart | undefined {
  const log = findCsvColumns(head.titles, NO_MAPPING);
  if (log.ok && !looksLikeObjects(head.titles, log.value)) return toLog(head, log.value);
  const roles = findTableRoles(head);
  return (
    (tellsHistory(head, roles) ? readLog(head, roles) : undefined) ??
    readObjects(head) ??
    (looksLikeLog(head, roles) ? readLog(head, roles) : undefined) ??
    (roles.id === undefined ? undefined : readObjects(head, { id: roles.id }))
  );
}

/** One row an entry of a log; undefined where a role is missing. `told`: somebody said that the state is one. */
export function readLog(head: TableHead, roles: TableRoles, told = false): TablePart | undefined {
  const { titles } = head;
  const fields = new Map<'case' | 'activity' | 'time', string>();
  for (const [field, place] of [
    ['case', roles.id],
    ['activity', roles.state],
    ['time', roles.time],
  ] as const) {
    const title = titles[place ?? -1];
    if (title === undefined) return undefined;
    fields.set(field, title);
  }
  const columns = findCsvColumns(titles, { ...NO_MAPPING, fields });
  return columns.ok ? toLog(head, columns.value, told) : undefined;
}

function toLog({ titles }: TableHead, columns: CsvColumns, told = false): TablePart {
  const named = (field: 'case' | 'activity' | 'time'): string =>
    titles[columns.fields.get(field) ?? -1] ?? '';
  const state = named('activity');
  const isStages =
    roleOf(state) === 'state' || (told && !/activity|event|task|action|concept/.test(bareName(state)));
  return {
    part: isStages ? 'stage history' : 'event log',
    why: `each row names an object (${named('case')}), ${isStages ? 'a state' : 'an activity'} (${state}) and a time (${named('time')})`,
    open: readEventLog(columns, isStages),
  };
}

/** A list of deals names a stage and when the deal was created, but no time of the stage. */
function looksLikeObjects(titles: readonly string[], { fields }: CsvColumns): boolean {
  const time = bareName(titles[fields.get('time') ?? -1] ?? '');
  return roleOf(titles[fields.get('activity') ?? -1] ?? '') === 'state' && /^(?:created.*|date)$/.test(time);
}
