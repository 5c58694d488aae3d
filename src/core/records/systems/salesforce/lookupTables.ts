import type { TableHead, TableRow } from '../../tables/tableRow.ts';
import type { FileContext } from '../fileContext.ts';
import { cellOf, TableShape } from '../tableShape.ts';
import { fullId } from './salesforceId.ts';
import { readRecords } from './records.ts';
import { startRecord, USERS } from './startRecord.ts';

/** User: names of people by id. */
export function readUsers(head: TableHead, context: FileContext): (row: TableRow) => void {
  const shape = new TableShape(head);
  const [id, name, first, last, login] = ['id', 'name', 'firstname', 'lastname', 'username'].map((title) =>
    shape.find(title),
  );
  const readRecord = readRecords('user', 'User')(head, context);
  return (row) => {
    const full = `${cellOf(row, first ?? -1)} ${cellOf(row, last ?? -1)}`.trim();
    const label = cellOf(row, name ?? -1) || full || cellOf(row, login ?? -1);
    const key = fullId(cellOf(row, id ?? -1));
    if (label !== '' && key !== '' && row.fault === undefined) context.recorder.label(USERS, key, label);
    readRecord(row);
  };
}

/** A list of values with their labels: record types, stages, partner roles. The first of `values` that the table has is the value. */
export function readLabels(
  list: string,
  value: string,
  ...labels: readonly string[]
): (head: TableHead, context: FileContext) => (row: TableRow) => void {
  return (head, context) => {
    const shape = new TableShape(head);
    const valuePlace = shape.find(value, 'masterlabel');
    const labelPlace = shape.find(...labels);
    return (row) => {
      if (!startRecord(row, head.titles.length, '', context)) return;
      const [key, label] = [fullId(cellOf(row, valuePlace)), cellOf(row, labelPlace)];
      if (key === '' || label === '') context.skip('no value or no label');
      else context.recorder.label(`salesforce ${list}`, key, label);
    };
  };
}
