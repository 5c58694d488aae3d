import { openWithSqlJs, type OpenDatabase, type SqlJs } from '../core/records/index.ts';

/** Opens SQLite databases; the WebAssembly is part of the program and loaded when the first is opened. */
export const openSqlite: OpenDatabase = openWithSqlJs(async () => {
  const { default: load } = await import('sql.js/dist/sql-wasm-inline.js');
  return (await load()) as SqlJs;
});
