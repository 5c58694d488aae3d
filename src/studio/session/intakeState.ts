import type { Mapping, MappingProblem, ReadChoices, Recognised } from '../../core/records/index.ts';
import type { EventChoice, FileChoice, FilePreview } from '../../core/records/index.ts';
import type {
  CountsSummary,
  HistorySummary,
  ImportProgress,
  ImportVerdicts,
  JoinsSummary,
  ReadingProgress,
  ReportSummary,
} from '../../engine/intake/index.ts';

/** A file somebody brought. */
export interface IntakeFile {
  /** As it is stored; a second one of the same name has a number: "deals (2).csv". */
  readonly name: string;
  readonly size: number;
  readonly content: Blob;
  readonly choice: FileChoice;
  /** Absent while its beginning is being read. */
  readonly recognised?: Recognised;
  readonly preview?: FilePreview;
}

/** What the import is doing. */
export type IntakeStatus =
  /** Nobody brought a file yet. */
  | { readonly kind: 'empty' }
  /** The beginnings of files are being read. */
  | { readonly kind: 'recognising' }
  /** Files are there; they were not read yet, or were changed since. */
  | { readonly kind: 'recognised' }
  | { readonly kind: 'reading'; readonly progress?: ReadingProgress }
  /** All files were read: the mapping can be edited and the deals imported. */
  | { readonly kind: 'mapped' }
  | { readonly kind: 'building'; readonly progress?: ImportProgress }
  /** The deals are among the document's sets. */
  | { readonly kind: 'done' };

/** What an import brought. */
export interface ImportResult {
  /** Name of the set. */
  readonly set: string;
  /** The same deals were there already: nothing was changed. */
  readonly unchanged: boolean;
  readonly report: ReportSummary;
  readonly verdicts?: ImportVerdicts;
  /** The mapping it was made with is not the present one any more. */
  readonly outdated: boolean;
}

/** Something that went wrong, to be said where the import stands. */
export type IntakeProblem =
  /** A mapping file that cannot be used. */
  | { readonly kind: 'mapping'; readonly file: string; readonly problems: readonly MappingProblem[] }
  /** The worker failed: by a fault of ours, or for want of memory. */
  | { readonly kind: 'failed'; readonly message: string }
  /** Nothing in the files became a deal. */
  | { readonly kind: 'nothing' };

/** Files of other systems on their way to becoming deals. */
export interface IntakeState {
  readonly status: IntakeStatus;
  /** Grows whenever files or a mapping were brought from outside the room: the frame then shows the room. */
  readonly brought: number;
  readonly files: readonly IntakeFile[];
  /** For all files; those of a file go before them. The mapping remembers them. */
  readonly choices: ReadChoices;
  /** Of the files as they were last read. */
  readonly history?: HistorySummary | undefined;
  /** Of the open document. */
  readonly mapping?: Mapping | undefined;
  /** What can be taken back, oldest first, and taken again, next first, by name. */
  readonly past: readonly string[];
  readonly future: readonly string[];
  /** Of the present mapping; while it is being counted, of the one before. */
  readonly counts?: CountsSummary | undefined;
  /** Counts by line of the mapping (objects, events, fields): a line that is missing is being counted. */
  readonly lineCounts: ReadonlyMap<object, number>;
  /** Event types that lines can name. */
  readonly events: readonly EventChoice[];
  /** Not settled by the mapping yet. */
  readonly joins?: JoinsSummary | undefined;
  readonly result?: ImportResult | undefined;
  readonly problem?: IntakeProblem | undefined;
}

/** Before anybody brought anything. */
export const NO_INTAKE: IntakeState = {
  status: { kind: 'empty' },
  brought: 0,
  files: [],
  choices: {},
  past: [],
  future: [],
  events: [],
  lineCounts: new Map(),
};
