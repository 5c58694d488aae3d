/** The package brings no types; what is used of it is described where it is used. */
declare module 'sql.js' {
  const initSqlJs: () => Promise<unknown>;
  export { initSqlJs as default };
}
