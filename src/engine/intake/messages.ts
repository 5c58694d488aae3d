import type {
  EventChoice,
  FileChoice,
  FileLine,
  FilePreview,
  Mapping,
  OpenDatabase,
  ProposedJoin,
  ReadChoices,
  Recognised,
} from '../../core/records/index.ts';
import type { DealBytes } from '../messages.ts';
import type { ImportProgress, ImportVerdicts } from './makeImport.ts';
import type { HistorySummary } from './summariseHistory.ts';
import type { ReportSummary } from './summariseReport.ts';
import type { CountsSummary } from './summariseCounts.ts';

/** A file of another system. Its name is that of no other file of the import. */
export interface IntakeSource {
  readonly name: string;
  /** As stored, packed or not. */
  readonly content: DealBytes;
  readonly choice: FileChoice;
}

/** How an import is made, beside its mapping. */
export interface IntakeOptions {
  /** Replaces names by pseudonyms; never kept. */
  readonly key?: string;
  readonly withoutAmounts?: boolean;
  /** Keeps each event's row as it stood in the file. */
  readonly withRaw?: boolean;
}

/** What is asked of the intake. `request` comes back with the answer; of one kind only the newest is answered for sure. */
export type IntakeRequest =
  | { readonly kind: 'recognise'; readonly request: number; readonly sources: readonly IntakeSource[] }
  /** Reads all of them as one history, which replaces the one that was held. */
  | {
      readonly kind: 'read';
      readonly request: number;
      readonly sources: readonly IntakeSource[];
      readonly choices: ReadChoices;
      /** What the mapping remembers, for files of archives. */
      readonly remembered?: readonly FileLine[];
    }
  /** Ends reading or importing; what was held before stays. */
  | { readonly kind: 'stop' }
  /** The framework's text; absent: none. */
  | { readonly kind: 'framework'; readonly text?: string }
  | { readonly kind: 'guess'; readonly request: number }
  | { readonly kind: 'count'; readonly request: number; readonly mapping: Mapping }
  | { readonly kind: 'join'; readonly request: number; readonly mapping: Mapping }
  | {
      readonly kind: 'import';
      readonly request: number;
      readonly mapping: Mapping;
      readonly options: IntakeOptions;
    };

/** How far reading is. */
export interface ReadingProgress {
  readonly file: string;
  /** Position of the file, from 0, and how many files there are. */
  readonly index: number;
  readonly files: number;
  /** Bytes taken of all files as they are stored, and bytes there are. */
  readonly done: number;
  readonly total: number;
  /** Rows read of this file. */
  readonly rows: number;
  /** Share done, 0 to 1, of putting together what was read, after the last file. */
  readonly joined?: number;
}

/** A file as it shows itself at its beginning. */
export interface RecognisedFile {
  readonly recognised: Recognised;
  readonly preview: FilePreview;
}

export type IntakeReply =
  /** In the order of the sources. */
  | { readonly kind: 'recognised'; readonly request: number; readonly files: readonly RecognisedFile[] }
  | { readonly kind: 'reading'; readonly request: number; readonly progress: ReadingProgress }
  | { readonly kind: 'read'; readonly request: number; readonly history: HistorySummary }
  | { readonly kind: 'guessed'; readonly request: number; readonly mapping: Mapping }
  | {
      readonly kind: 'counted';
      readonly request: number;
      readonly counts: CountsSummary;
      /** Events that lines can name; none without a framework. */
      readonly events: readonly EventChoice[];
    }
  | { readonly kind: 'joined'; readonly request: number; readonly joins: JoinsSummary }
  | { readonly kind: 'importing'; readonly request: number; readonly progress: ImportProgress }
  | {
      readonly kind: 'imported';
      readonly request: number;
      readonly report: ReportSummary;
      readonly verdicts?: ImportVerdicts;
      /** One deal a line, UTF-8. */
      readonly content: DealBytes;
    }
  /** Reading or importing was stopped. */
  | { readonly kind: 'stopped'; readonly request: number }
  /** A fault of ours, or of the machine such as too little memory. */
  | { readonly kind: 'failed'; readonly message: string };

/** The first proposals; `count` counts all. */
export interface JoinsSummary {
  readonly proposed: readonly ProposedJoin[];
  readonly count: number;
}

/** What the intake needs of its host. */
export interface IntakeHost {
  post(reply: IntakeReply): void;
  /** Milliseconds that only grow. */
  now(): number;
  /** Lets what has arrived meanwhile be handled. */
  pause(): Promise<void>;
  /** Puts lines of text into bytes that can be sent; a `Blob`. */
  store(lines: readonly string[]): DealBytes;
  /** Opens SQLite databases; without it they are refused with a reason. */
  readonly openSqlite?: OpenDatabase;
}
