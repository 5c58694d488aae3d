import type { SystemName } from '../history/history.ts';
import { createTextDecoding } from '../tables/decodeText.ts';
import { readDelimitedTable } from '../tables/delimitedTable.ts';
import { fileForm } from '../tables/fileForm.ts';
import type { TableHead } from '../tables/tableRow.ts';
import { SAMPLED_ROWS } from './startTable.ts';
import { lookedFor, recogniseJson, recogniseTable, recogniseXml } from './recogniseText.ts';

/** The first bytes of a file, as many as there are at hand; 256 KB are plenty. */
export interface FileHead {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file seems to be. */
export type Recognised =
  | {
      readonly kind: 'known';
      readonly file: string;
      readonly system: SystemName;
      /** What the file is in its system: "OpportunityHistory". */
      readonly part: string;
      /** What says so; ends a "because". */
      readonly why: string;
    }
  /** `why`: what was looked for, as sentences. */
  | { readonly kind: 'unknown'; readonly file: string; readonly why: string };

const CONTAINERS = {
  workbook: 'it is an Excel workbook; what its tables are shows when they are read',
  database: 'it is a SQLite database; what its tables are shows when they are read',
  zip: 'it is a zip archive; what its files are shows when they are read',
} as const;

/** Tells of each file which system wrote it and what it is there, by what stands in it; its name hardly counts. */
export function recogniseFiles(heads: readonly FileHead[]): readonly Recognised[] {
  return heads.map(recogniseFile);
}

function recogniseFile({ name, bytes }: FileHead): Recognised {
  const decoding = createTextDecoding();
  const text = decoding.push(bytes) + decoding.end();
  const form = fileForm(bytes, text);
  const found =
    form === 'delimited'
      ? recogniseHead(name, text)
      : form === 'json' || form === 'jsonLines'
        ? recogniseJson(name, text)
        : form === 'xml'
          ? recogniseXml(text)
          : undefined;
  if (form === 'workbook' || form === 'database' || form === 'zip') {
    const part = form === 'zip' ? 'archive' : form;
    return { kind: 'known', file: name, system: 'table', part, why: CONTAINERS[form] };
  }
  return found
    ? { kind: 'known', file: name, system: found.system, part: found.part.part, why: found.part.why }
    : { kind: 'unknown', file: name, why: lookedFor(form) };
}

function recogniseHead(name: string, text: string): ReturnType<typeof recogniseTable> {
  let head: TableHead | undefined;
  const sample: (readonly string[])[] = [];
  const table = readDelimitedTable(
    name,
    {
      head: (found) => (head = found),
      row: ({ cells }) => {
        if (sample.length < SAMPLED_ROWS) sample.push(cells);
      },
    },
    Infinity,
  );
  table.push(text);
  if (sample.length === 0) table.end();
  return head && recogniseTable({ ...head, sample });
}
