import { uniqueTitles, type TableTaker } from './tableRow.ts';

/**
 * Hands out rows that are at hand as a table: the first with more than one filled cell is the header; empty rows are passed over but
 * counted, so that numbers are those of the spreadsheet. `first` is the number of the first row.
 */
export function takeRows(
  rows: Iterable<readonly string[]>,
  file: string,
  sheet: string | undefined,
  taker: TableTaker,
): void {
  let row = 0;
  let width = 0;
  for (const cells of rows) {
    row += 1;
    const filled = cells.filter((cell) => cell !== '').length;
    if (filled === 0) continue;
    if (width > 0) {
      const isWide = cells.slice(width).some((cell) => cell !== '');
      taker.row({
        row,
        cells,
        raw: JSON.stringify(cells),
        ...(isWide ? { fault: 'the row has more cells than the header' } : {}),
      });
    } else if (filled > 1) {
      width = cells.length;
      taker.head({ file, titles: uniqueTitles(cells), ...(sheet === undefined ? {} : { sheet }) });
    }
  }
}
