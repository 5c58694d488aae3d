import type { FactValue } from '../../model/cell.ts';
import type { Deal } from '../../model/deal.ts';
import { printDeals, type DealPrinter } from '../eventlog/dealPrinter.ts';
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
export function printCsv(deals: Iterable<Deal>): Generator<string> {
  return printDeals(createCsvPrinter(), deals);
}

/** What `printCsv` writes: a first pass finds the columns, a second writes the rows. */
export function createCsvPrinter(): DealPrinter {
  const ofDeal = new Set<string>();
  const ofEvent = new Set<string>();
  let dealColumns: readonly string[] = [];
  let eventColumns: readonly string[] = [];
  return {
    passes: [
      {
        deal(deal) {
          for (const name of flattenDeal(deal, holds).keys()) ofDeal.add(name);
          for (const event of deal.events)
            for (const name of flattenEvent(event, holds).keys()) ofEvent.add(name);
          return '';
        },
      },
      {
        begin() {
          dealColumns = [...ofDeal].filter((name) => name !== REST).concat(REST);
          eventColumns = [...ofEvent];
          const named = dealColumns.map((name) => `case:${name}`);
          return printRow(['case:concept:name', 'concept:name', 'time:timestamp', ...eventColumns, ...named]);
        },
        deal(deal) {
          const plain = flattenDeal(deal, holds);
          const known = dealColumns.map((name) => plain.get(name));
          const rows = deal.events.map((event) => {
            const told = flattenEvent(event, holds);
            const cells = eventColumns.map((name) => told.get(name));
            return printRow([deal.id, event.type, event.at, ...cells, ...known]);
          });
          return rows.join('');
        },
      },
    ],
  };
}

function printRow(cells: readonly (FactValue | undefined)[]): string {
  return `${cells.map(printCell).join(',')}\r\n`;
}

function printCell(value: FactValue | undefined): string {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
