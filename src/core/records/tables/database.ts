/** One table of a database. */
export interface DatabaseTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Rows in the order of the database; cells in the order of `columns`. Binary cells are left out. */
  rows(): Iterable<readonly (string | number | undefined)[]>;
}

/** A database opened for reading. */
export interface Database {
  readonly tables: readonly DatabaseTable[];
  close(): void;
}

/** Opens a SQLite database from its bytes; hosts bring it. Rejects when the bytes are no database. */
export type OpenDatabase = (bytes: Uint8Array) => Promise<Database>;
