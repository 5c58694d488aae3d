/** Something that was not taken over, why, and where. */
export interface Skipped {
  readonly reason: string;
  /** Row numbers of a table as a spreadsheet shows them (the header is row 1), or positions of traces in a log. */
  readonly rows: readonly number[];
  /** The value at fault, as first met. */
  readonly example?: string;
}

/** Collects what an importer leaves out, so that nothing is dropped silently. */
export interface SkippedTable {
  add(reason: string, row: number, example?: string): void;
  /** In order of first occurrence. */
  list(): readonly Skipped[];
}

/** Creates an empty table. */
export function createSkippedTable(): SkippedTable {
  const reasons = new Map<string, { readonly rows: number[]; readonly example: string | undefined }>();
  return {
    add: (reason, row, example) => {
      const known = reasons.get(reason);
      if (known) known.rows.push(row);
      else reasons.set(reason, { rows: [row], example: example?.slice(0, 80) });
    },
    list: () =>
      [...reasons].map(([reason, { rows, example }]) => ({
        reason,
        rows,
        ...(example === undefined ? {} : { example }),
      })),
  };
}
