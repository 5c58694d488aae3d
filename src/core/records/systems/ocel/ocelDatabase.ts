import type { FieldValue } from '../../history/history.ts';
import type { Database, DatabaseTable } from '../../tables/database.ts';
import type { FileContext } from '../fileContext.ts';
import { OcelLog, type OcelObject, type OcelRelation } from './ocelLog.ts';

type Cell = string | number | undefined;

/** True when a database has the tables of OCEL 2.0. */
export function isOcelDatabase({ tables }: Database): boolean {
  const names = new Set(tables.map(({ name }) => name));
  return ['event', 'object', 'event_object', 'event_map_type', 'object_map_type'].every((name) =>
    names.has(name),
  );
}

/** Reads OCEL 2.0 SQLite; rows are those of `object`, then those of `event`. */
export function readOcelDatabase(database: Database, context: FileContext): void {
  const log = new OcelLog(context);
  const tables = new Map(database.tables.map((table) => [table.name, table]));
  const objects = relationsBy(tables.get('object_object'), 'ocel_source_id', 'ocel_target_id');
  const events = relationsBy(tables.get('event_object'), 'ocel_event_id', 'ocel_object_id');
  const objectRows = detailsOf(tables, 'object');
  const eventRows = detailsOf(tables, 'event');
  let row = 0;
  for (const record of recordsOf(tables.get('object'))) {
    row += 1;
    const [id, type] = [text(record.get('ocel_id')), text(record.get('ocel_type'))];
    const attributes = (objectRows.get(id) ?? []).flatMap(timedValues);
    if (context.startRow(row, JSON.stringify({ id, type, attributes })))
      log.object({ id, type, attributes, related: objects.get(id) ?? [] });
  }
  for (const record of recordsOf(tables.get('event'))) {
    row += 1;
    const [id, type] = [text(record.get('ocel_id')), text(record.get('ocel_type'))];
    const [detail] = eventRows.get(id) ?? [];
    const time = text(detail?.get('ocel_time'));
    const attributes = detail ? timedValues(detail) : [];
    if (context.startRow(row, JSON.stringify({ id, type, time, attributes })))
      log.event({ id, type, time, attributes, related: events.get(id) ?? [] });
  }
}

/** Rows of all tables `KIND_…` by id. */
function detailsOf(
  tables: ReadonlyMap<string, DatabaseTable>,
  kind: 'event' | 'object',
): ReadonlyMap<string, ReadonlyMap<string, Cell>[]> {
  const rows = new Map<string, ReadonlyMap<string, Cell>[]>();
  for (const map of recordsOf(tables.get(`${kind}_map_type`))) {
    const table = tables.get(`${kind}_${text(map.get('ocel_type_map'))}`);
    for (const record of recordsOf(table)) {
      const id = text(record.get('ocel_id'));
      rows.set(id, [...(rows.get(id) ?? []), record]);
    }
  }
  return rows;
}

/** The values of a row with its time; of a row that tells a change, the changed one only. */
function timedValues(record: ReadonlyMap<string, Cell>): OcelObject['attributes'] {
  const time = text(record.get('ocel_time'));
  const changed = text(record.get('ocel_changed_field'));
  return [...record]
    .filter(
      ([name, value]) =>
        !name.startsWith('ocel_') && (changed === '' ? value !== undefined : name === changed),
    )
    .map(([name, value]): { name: string; time: string; value: FieldValue | undefined } => ({
      name,
      time,
      value: value === '' ? undefined : value,
    }));
}

function relationsBy(
  table: DatabaseTable | undefined,
  from: string,
  to: string,
): ReadonlyMap<string, OcelRelation[]> {
  const relations = new Map<string, OcelRelation[]>();
  for (const record of recordsOf(table)) {
    const key = text(record.get(from));
    const list = relations.get(key) ?? [];
    relations.set(key, list);
    list.push({ id: text(record.get(to)), qualifier: text(record.get('ocel_qualifier')) });
  }
  return relations;
}

function* recordsOf(table: DatabaseTable | undefined): Generator<ReadonlyMap<string, Cell>> {
  if (!table) return;
  for (const row of table.rows()) yield new Map(table.columns.map((column, place) => [column, row[place]]));
}

function text(cell: Cell): string {
  return cell === undefined ? '' : String(cell);
}
