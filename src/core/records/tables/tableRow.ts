/** The header of a table, and where it stands. */
export interface TableHead {
  readonly file: string;
  /** Names of the columns, none empty, none twice. */
  readonly titles: readonly string[];
  /** Of a workbook or database: the sheet or table. */
  readonly sheet?: string;
  /** Cells of the first rows, where they are at hand; for what titles leave open. */
  readonly sample?: readonly (readonly string[])[];
}

/** A row below the header. */
export interface TableRow {
  /** As a spreadsheet shows it; a header in the first line is row 1. */
  readonly row: number;
  /** Trimmed; may be fewer or more than the titles. */
  readonly cells: readonly string[];
  /** As it stood in the file; where that is not text (workbooks, databases), its cells as JSON. */
  readonly raw: string;
  /** Why the row is not whole. */
  readonly fault?: string;
}

/** Takes a table as it is read. */
export interface TableTaker {
  head(head: TableHead): void;
  row(row: TableRow): void;
}

/** Titles without gaps and repeats: "column 3" for an empty one, "Stage (2)" for the second "Stage". */
export function uniqueTitles(cells: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const title = cell.trim() === '' ? `column ${index + 1}` : cell.trim();
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return count === 1 ? title : `${title} (${count})`;
  });
}
