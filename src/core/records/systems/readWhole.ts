import type { Database } from '../tables/database.ts';
import { takeRows } from '../tables/rowsTable.ts';
import { readWorkbook } from '../tables/workbook.ts';
import { FileContext } from './fileContext.ts';
import { isOcelDatabase, readOcelDatabase } from './ocel/ocelDatabase.ts';
import type { FileReading } from './fileReading.ts';
import { startTable } from './startTable.ts';

/** Reads a file that only makes sense whole: each sheet of a workbook, or table of a database, has an account of its own. */
export async function readWhole(
  file: string,
  form: 'workbook' | 'database',
  bytes: Uint8Array,
  reading: FileReading,
): Promise<void> {
  const problem =
    form === 'workbook' ? await readSheets(file, bytes, reading) : await readTables(file, bytes, reading);
  if (problem !== undefined) reading.recorder.startFile(file, 'table', form).fail(problem);
}

async function readSheets(
  file: string,
  bytes: Uint8Array,
  reading: FileReading,
): Promise<string | undefined> {
  const sheets = await readWorkbook(bytes, reading.limits);
  if ('problem' in sheets) return sheets.problem;
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')));
  for (const { name, rows } of filled)
    takeTable(filled.length > 1 ? `${file} › ${name}` : file, name, rows, reading);
  return filled.length === 0 ? 'The workbook is empty.' : undefined;
}

async function readTables(
  file: string,
  bytes: Uint8Array,
  reading: FileReading,
): Promise<string | undefined> {
  if (!reading.openSqlite) return 'The file is a SQLite database; they are not read here.';
  let database: Database;
  try {
    database = await reading.openSqlite(bytes);
  } catch (error) {
    return `The database is damaged: ${error instanceof Error ? error.message : String(error)}`;
  }
  try {
    if (isOcelDatabase(database)) {
      const ledger = reading.recorder.startFile(file, 'ocel', 'OCEL 2.0 log');
      const context = new FileContext(reading.recorder, ledger, reading.choices);
      readOcelDatabase(database, context);
      context.end();
    } else {
      for (const { name, columns, rows } of database.tables) {
        const cells = Array.from(rows(), (row) =>
          row.map((cell) => (cell === undefined ? '' : String(cell))),
        );
        takeTable(`${file} › ${name}`, name, [columns, ...cells], reading);
      }
    }
    return database.tables.length === 0 ? 'The database has no tables.' : undefined;
  } catch (error) {
    return `The database is damaged: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    database.close();
  }
}

function takeTable(
  file: string,
  sheet: string,
  rows: Iterable<readonly string[]>,
  { recorder, choices }: FileReading,
): void {
  const table = startTable(file, recorder, choices);
  takeRows(rows, file, sheet, table.taker);
  table.ledger();
  table.end();
}
