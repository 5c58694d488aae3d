import type { TableRow } from '../../tables/tableRow.ts';
import type { FileContext } from '../fileContext.ts';
import { isFooter } from '../isFooter.ts';
import { cellOf, type TableShape } from '../tableShape.ts';
import { fullId } from './salesforceId.ts';

/** Ids are unique in all of Salesforce. */
export const SCOPE = 'record';
export const STAGES = 'salesforce stage';
export const USERS = 'salesforce user';
export const ACCOUNTS = 'salesforce account';
export const RECORD_TYPES = 'salesforce recordtype';

/** Begins a row; false when it is a repeat, damaged, a total of a report, or deleted. `id` is the row's own, "" when it has none. */
export function startRecord(row: TableRow, width: number, id: string, context: FileContext): boolean {
  if (!context.startRow(row.row, row.raw, id === '' || row.fault !== undefined ? undefined : fullId(id)))
    return false;
  if (row.fault !== undefined) {
    context.skip(row.fault);
    return false;
  }
  if (isFooter(row, width)) {
    context.skip('a total or a footer, not a record', row.cells[0]);
    return false;
  }
  return true;
}

/** True when the row says of itself that it is deleted: "1", "true". */
export function isDeletedRow(row: TableRow, shape: TableShape): boolean {
  const text = cellOf(row, shape.find('isdeleted', 'deleted')).toLowerCase();
  return text === '1' || text === 'true';
}
