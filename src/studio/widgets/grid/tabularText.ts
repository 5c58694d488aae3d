/**
 * Reads a block copied from a spreadsheet: tabs between cells, line ends between rows. A cell that begins with a quote may hold
 * tabs, line ends and doubled quotes up to its closing quote. A last line end ends the last row.
 */
export function parseTabularText(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = readCell(text, at);
    row.push(cell.text);
    at = cell.end;
    if (text[at] === '\t') {
      at += 1;
      if (at === text.length) row.push('');
      else continue;
    } else if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
    }
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Writes a block so that spreadsheets take it: cells with tabs, line ends or a leading quote are quoted. */
export function printTabularText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(printCell).join('\t')).join('\n');
}

/** The block repeated over an area that it fills evenly; otherwise the block itself. */
export function tileBlock(
  block: readonly (readonly string[])[],
  area: { readonly rows: number; readonly columns: number },
): readonly (readonly string[])[] {
  const width = Math.max(0, ...block.map((row) => row.length));
  if (block.length === 0 || width === 0) return block;
  if (area.rows % block.length !== 0 || area.columns % width !== 0) return block;
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_, column) => block[row % block.length]?.[column % width] ?? ''),
  );
}

function readCell(text: string, start: number): { readonly text: string; readonly end: number } {
  if (text[start] === '"') {
    const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
    quoted.lastIndex = start;
    const match = quoted.exec(text);
    if (match) return { text: (match[1] ?? '').replaceAll('""', '"'), end: quoted.lastIndex };
  }
  const end = text.slice(start).search(/[\t\r\n]/);
  return end < 0
    ? { text: text.slice(start), end: text.length }
    : { text: text.slice(start, start + end), end: start + end };
}

function printCell(text: string): string {
  return /^"|[\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
