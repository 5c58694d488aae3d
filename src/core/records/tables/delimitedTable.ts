import { createCsvReader, type CsvReader, type CsvRecord } from '../../formats/csv/csvReader.ts';
import { sniffDelimiter } from '../../formats/csv/sniffDelimiter.ts';
import { uniqueTitles, type TableRow, type TableTaker } from './tableRow.ts';

/** A table being read from text that is fed in chunks. */
export interface TableReading {
  /** False when reading is to stop: see `problem`. */
  push(text: string): boolean;
  end(): void;
  /** Why not all of the table could be read. */
  readonly problem: string | undefined;
}

/** Lines above the header, such as a report's title, that are looked past. */
const MOST_ABOVE_HEADER = 20;
const LONGEST_OPENING = 1_000_000;

/**
 * Reads a delimited text: the delimiter is found as `sniffDelimiter` does; the header is the first row with more than one cell (the first row when
 * none has). A row that goes on beyond `rowChars`, as after a double quote that is never closed, ends the reading.
 */
export function readDelimitedTable(file: string, taker: TableTaker, rowChars: number): TableReading {
  let opening = '';
  let reader: CsvReader | undefined;
  let row = 0;
  let sinceRow = 0;
  let width = 0;
  let isLast = false;
  let problem: string | undefined;
  let above: { readonly row: number; readonly record: CsvRecord }[] | undefined = [];

  const takeHead = (record: CsvRecord): void => {
    above = undefined;
    width = record.fields.length;
    taker.head({ file, titles: uniqueTitles(record.fields) });
  };
  const takeRecord = (record: CsvRecord): void => {
    row += 1;
    sinceRow = 0;
    const isBlank = record.fields.every((field) => field.trim() === '');
    if (isBlank && record.fields.length <= 1) return;
    if (above) {
      if (record.fields.filter((field) => field.trim() !== '').length > 1) takeHead(record);
      else {
        above.push({ row, record });
        if (above.length > MOST_ABOVE_HEADER) startWithoutHeader();
      }
      return;
    }
    taker.row(toRow(record, row));
  };
  const toRow = ({ fields, raw, unclosed }: CsvRecord, at: number): TableRow => {
    const cells = fields.map((field) => field.trim());
    const fault = unclosed
      ? 'a double quote opened in this row is never closed, so the rest of the file is one field'
      : cells.slice(width).some((cell) => cell !== '')
        ? 'the row has more fields than the header; put fields that hold the delimiter in double quotes'
        : undefined;
    if (unclosed || (isLast && fields.length < width && fields.length > 1))
      problem ??= `The file ends within row ${at}: it is not whole. What stands before was read.`;
    if (fault === undefined && isLast && problem !== undefined)
      return { row: at, cells, raw, fault: 'the file ends within this row' };
    return { row: at, cells, raw, ...(fault === undefined ? {} : { fault }) };
  };
  const startWithoutHeader = (): void => {
    const [head, ...rest] = above ?? [];
    if (!head) return;
    takeHead(head.record);
    for (const one of rest) taker.row(toRow(one.record, one.row));
  };
  const start = (complete: boolean): void => {
    const found = sniffDelimiter(opening, complete || opening.length > LONGEST_OPENING);
    if (!found) return;
    if (found.start > 1) row += 1;
    reader = createCsvReader(found.delimiter, takeRecord);
    const rest = opening.slice(found.start);
    opening = '';
    sinceRow += rest.length;
    reader.push(rest);
  };

  return {
    push: (text) => {
      if (reader) {
        sinceRow += text.length;
        reader.push(text);
      } else {
        opening += text;
        start(false);
      }
      if (sinceRow > rowChars + text.length) {
        problem = `Row ${row + 1} does not end within ${rowChars.toLocaleString('en')} characters: a double quote may be open there. What stands before was read.`;
        return false;
      }
      return true;
    },
    end: () => {
      if (!reader) start(true);
      isLast = true;
      reader?.end();
      startWithoutHeader();
    },
    get problem() {
      return problem;
    },
  };
}
