/** SQLite as plain JavaScript: the page's content policy allows no WebAssembly. It is a `SqlJs`; the package brings no types. */
declare module 'sql.js/dist/sql-asm-memory-growth.js' {
  const load: () => Promise<unknown>;
  export { load as default };
}
