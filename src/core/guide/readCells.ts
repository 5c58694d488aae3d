/** A row of a pasted table that says something. */
export interface PastedRow {
  /** From 1, empty rows counted, as the spreadsheet shows it. */
  readonly number: number;
  readonly cells: readonly string[];
}

/**
 * Rows and cells of a table copied from a spreadsheet or a CSV file: separated by tabs, else by semicolons, else by commas; cells
 * with separators, breaks or quotes in double quotes. Empty rows are left out.
 */
export function readCells(text: string): readonly PastedRow[] {
  const separator = findSeparator(text);
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(cell.replace(/\s+/g, ' ').trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') quoted = true;
    else if (sign === separator) endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text.charAt(at + 1) === '\n') at += 1;
      endCell();
      rows.push([]);
    } else cell += sign;
  }
  endCell();
  return rows
    .map((cells, index) => ({ number: index + 1, cells }))
    .filter(({ cells }) => cells.some((content) => content !== ''));
}

/** What separates cells is what stands outside of quotes. */
function findSeparator(text: string): string {
  const bare = text.replace(/"(?:[^"]|"")*"/g, '');
  return ['\t', ';'].find((candidate) => bare.includes(candidate)) ?? ',';
}
