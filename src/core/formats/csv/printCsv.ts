import type { FactValue } from '../../model/cell.ts';
import type { Deal } from '../../model/deal.ts';
import { toFactValue } from '../eventlog/factValue.ts';
import { flattenDeal, flattenEvent, REST, type Holds } from '../eventlog/flattenDeal.ts';

/** What is read back as it was: no blanks at the ends, no text that looks like a number or a time, no number written with an exponent. */
const holds: Holds = (_name, value) =>
  typeof value !== 'string'
    ? toFactValue(String(value)) === value
    : value !== '' && value.trim() === value && toFactValue(value) === value && !/[\u0000\r\n]/.test(value);

/**
 * Deals as a flat event log, in pieces: a row an event, columns as process-mining tools name them. Columns that begin with "case:" speak of the whole
 * deal. Reading the table gives the same deals; deals without events have no row.
 */
export function* printCsv(deals: readonly Deal[]): Generator<string> {
  const ofDeal = new Set<string>();
  const ofEvent = new Set<string>();
  for (const deal of deals) {
    for (const name of flattenDeal(deal, holds).keys()) ofDeal.add(name);
    for (const event of deal.events) for (const name of flattenEvent(event, holds).keys()) ofEvent.add(name);
  }
  const dealColumns = [...ofDeal].filter((name) => name !== REST).concat(REST);
  const eventColumns = [...ofEvent];
  yield printRow([
    'case:concept:name',
    'concept:name',
    'time:timestamp',
    ...eventColumns,
    ...dealColumns.map((name) => `case:${name}`),
  ]);
  for (const deal of deals) {
    const plain = flattenDeal(deal, holds);
    const known = dealColumns.map((name) => plain.get(name));
    yield deal.events
      .map((event) => {
        const told = flattenEvent(event, holds);
        return printRow([
          deal.id,
          event.type,
          event.at,
          ...eventColumns.map((name) => told.get(name)),
          ...known,
        ]);
      })
      .join('');
  }
}

function printRow(cells: readonly (FactValue | undefined)[]): string {
  return `${cells.map(printCell).join(',')}\r\n`;
}

function printCell(value: FactValue | undefined): string {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
