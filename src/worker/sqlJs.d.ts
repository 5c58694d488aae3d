/** SQLite as plain JavaScript: the page's content policy allows no WebAssembly. */
declare module 'sql.js/dist/sql-asm-memory-growth.js' {
  import type { SqlJs } from '../core/records/index.ts';
  const load: () => Promise<SqlJs>;
  export default load;
}
