import { NO_MAPPING } from '../../../formats/csv/index.ts';
import { findCsvColumns, type CsvColumns } from '../../../formats/csv/csvMapping.ts';
import { roleOf } from '../columnRoles.ts';
import type { SystemReader, TablePart } from '../systemReader.ts';
import { bareName, type TableShape } from '../tableShape.ts';
import { readEventLog } from './eventLog.ts';
import { readObjects } from './objects.ts';

/** Tables of no system in particular: a log of events or stages, or one object a row, by what the columns are called. */
export const tableReader: SystemReader = { system: 'table', table: recogniseTable };

function recogniseTable(shape: TableShape): TablePart | undefined {
  const { titles } = shape.head;
  const log = findCsvColumns(titles, NO_MAPPING);
  if (log.ok && !looksLikeObjects(titles, log.value)) {
    const named = (field: 'case' | 'activity' | 'time'): string =>
      titles[log.value.fields.get(field) ?? -1] ?? '';
    const isStages = roleOf(named('activity')) === 'state';
    return {
      part: isStages ? 'stage history' : 'event log',
      why: `each row names an object (${named('case')}), ${isStages ? 'a state' : 'an activity'} (${named('activity')}) and a time (${named('time')})`,
      open: readEventLog(log.value),
    };
  }
  const objects = readObjects(shape);
  return objects && { part: objects.part, why: objects.why, open: objects.open };
}

/** A list of deals names a stage and when the deal was created, but no time of the stage. */
function looksLikeObjects(titles: readonly string[], { fields }: CsvColumns): boolean {
  const time = bareName(titles[fields.get('time') ?? -1] ?? '');
  return roleOf(titles[fields.get('activity') ?? -1] ?? '') === 'state' && /^(?:created.*|date)$/.test(time);
}
