import { createTextDecoding } from '../tables/decodeText.ts';
import { readDelimitedTable } from '../tables/delimitedTable.ts';
import { fileForm } from '../tables/fileForm.ts';
import type { FileHead } from './recogniseFiles.ts';

/** What stands at the beginning of a file, to be shown to people; long texts are cut. */
export type FilePreview =
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'text'; readonly lines: readonly string[] }
  /** Nothing that could be shown as it is: a workbook, a database, no file of ours. */
  | { readonly kind: 'none' };

const ROWS = 8;
const LONGEST = 160;

/** The first rows of a table, or the first lines of another text. */
export function previewFile({ name, bytes }: FileHead): FilePreview {
  const decoding = createTextDecoding();
  const text = decoding.push(bytes);
  switch (fileForm(bytes, text)) {
    case 'delimited': {
      let columns: readonly string[] = [];
      const rows: (readonly string[])[] = [];
      const table = readDelimitedTable(
        name,
        {
          head: ({ titles }) => (columns = titles.map(cut)),
          row: ({ cells }) => {
            if (rows.length < ROWS) rows.push(cells.map(cut));
          },
        },
        Infinity,
      );
      table.push(text);
      if (rows.length < ROWS) table.end();
      return { kind: 'table', columns, rows };
    }
    case 'json':
    case 'jsonLines':
    case 'xml':
      return {
        kind: 'text',
        lines: text
          .slice(0, 4 * ROWS * LONGEST)
          .split(/\r?\n/)
          .slice(0, 2 * ROWS)
          .map(cut),
      };
    default:
      return { kind: 'none' };
  }
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
