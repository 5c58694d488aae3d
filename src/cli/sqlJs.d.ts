/** What the package says of itself nowhere; `SqlJs` names the parts that are used. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  import type { SqlJs } from '../core/records/index.ts';
  const load: () => Promise<SqlJs>;
  export default load;
}
