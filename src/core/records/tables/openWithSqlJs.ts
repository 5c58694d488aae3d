import type { Database, DatabaseTable, OpenDatabase } from './database.ts';

/** What is used of the package sql.js once it is loaded; hosts load it, because its WebAssembly comes from where they are. */
export interface SqlJs {
  readonly Database: new (bytes: Uint8Array) => SqlJsDatabase;
}

interface SqlJsDatabase {
  prepare(sql: string): SqlJsStatement;
  close(): void;
}

interface SqlJsStatement {
  step(): boolean;
  get(): readonly (string | number | Uint8Array | null)[];
  getColumnNames(): readonly string[];
  free(): unknown;
}

/** An opener of SQLite databases by sql.js; rows are read one by one. */
export function openWithSqlJs(load: () => Promise<SqlJs>): OpenDatabase {
  return async (bytes) => {
    const { Database: Opened } = await load();
    const database = new Opened(bytes);
    const names = [...rowsOf(database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")];
    return {
      tables: names.map(([name = '']) => tableOf(database, String(name))),
      close: () => database.close(),
    } satisfies Database;
  };
}

function tableOf(database: SqlJsDatabase, name: string): DatabaseTable {
  const all = `SELECT * FROM "${name.replaceAll('"', '""')}"`;
  const statement = database.prepare(all);
  const columns = statement.getColumnNames();
  statement.free();
  return { name, columns, rows: () => rowsOf(database, all) };
}

function* rowsOf(database: SqlJsDatabase, sql: string): Generator<readonly (string | number | undefined)[]> {
  const statement = database.prepare(sql);
  try {
    while (statement.step())
      yield statement
        .get()
        .map((cell) => (typeof cell === 'string' || typeof cell === 'number' ? cell : undefined));
  } finally {
    statement.free();
  }
}
