import type { BuildReport, FileAccount, RowNote, ValueNote } from '../../core/records/index.ts';

/** A list of which only the beginning is sent; `count` counts all. */
export interface FirstOf<T> {
  readonly first: readonly T[];
  readonly count: number;
}

/** A `RowNote` with its first rows. */
export interface RowNoteSummary extends Omit<RowNote, 'rows'> {
  readonly rows: FirstOf<number>;
}

/** A `FileAccount` that stays small however many rows it notes. */
export interface FileSummary extends Omit<FileAccount, 'notes'> {
  readonly notes: readonly RowNoteSummary[];
}

/** A `BuildReport` that stays small however large the import. */
export interface ReportSummary extends Pick<
  BuildReport,
  'deals' | 'events' | 'objects' | 'changes' | 'confidence' | 'standIns'
> {
  readonly files: readonly FileSummary[];
  readonly unmapped: FirstOf<BuildReport['unmapped'][number]>;
  readonly values: FirstOf<
    Omit<ValueNote, 'places'> & { readonly places: FirstOf<ValueNote['places'][number]> }
  >;
  readonly notes: readonly {
    readonly kind: BuildReport['notes'][number]['kind'];
    readonly objects: FirstOf<BuildReport['notes'][number]['objects'][number]>;
  }[];
}

const MOST_ROWS = 20;
const MOST_PARTS = 500;

/** Cuts an account to what a screen shows. */
export function summariseFile({ notes, ...account }: FileAccount): FileSummary {
  return { ...account, notes: notes.map((note) => ({ ...note, rows: firstOf(note.rows, MOST_ROWS) })) };
}

/** Cuts a report to what a screen shows. */
export function summariseReport(report: BuildReport): ReportSummary {
  const { deals, events, objects, changes, confidence, standIns } = report;
  const { first, count } = firstOf(report.values, MOST_PARTS);
  return {
    deals,
    events,
    objects,
    changes,
    confidence,
    standIns,
    files: report.files.map(summariseFile),
    unmapped: firstOf(report.unmapped, MOST_PARTS),
    values: {
      first: first.map((note) => ({ ...note, places: firstOf(note.places, MOST_ROWS) })),
      count,
    },
    notes: report.notes.map(({ kind, objects: named }) => ({ kind, objects: firstOf(named, MOST_ROWS) })),
  };
}

function firstOf<T>(list: readonly T[], most: number): FirstOf<T> {
  return { first: list.slice(0, most), count: list.length };
}
