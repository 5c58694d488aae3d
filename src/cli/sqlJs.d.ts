/** SQLite with its WebAssembly within. It is a `SqlJs`; the package brings no types. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  const load: () => Promise<unknown>;
  export { load as default };
}
