import type {
  Deal,
  DealRun,
  DecisionAnalysis,
  Diagnostic,
  FactValue,
  Framework,
  JsonPath,
  ParsedFramework,
} from '../../core/index.ts';
import {
  NO_DEALS,
  type DealTable,
  type RejectedLine,
  type ReplayOverview,
  type SurvivalCount,
} from '../../engine/index.ts';
import type { HistoryStep } from './createSharedText.ts';
import { NO_INTAKE, type IntakeState } from './intakeState.ts';
import type { ScenarioEntry } from './scenarioCatalog.ts';

/** Where a text came from. */
export type Origin =
  | { readonly kind: 'scenario'; readonly scenario: string; readonly file: string }
  | { readonly kind: 'file'; readonly file: string }
  /** Begun here; `file` is the name it would be saved under. */
  | { readonly kind: 'new'; readonly file: string };

/** Where deals came from. `file` is the name they are saved under. */
export type SetOrigin =
  | Origin
  /** Made of files of other systems. */
  | { readonly kind: 'import'; readonly file: string; readonly files: readonly string[] };

/** The framework text being worked on. */
export interface OpenDocument {
  readonly id: string;
  /** Given by the person; without one the framework's own name serves. */
  readonly name?: string;
  readonly origin: Origin;
  readonly text: string;
  /** As it was opened or last saved to a file. */
  readonly opened: string;
  /** What records of other systems mean to the framework: the text of its `*.mapping.json`. */
  readonly mapping?: string | undefined;
  /** Whether this browser keeps the text: `full` and `failed` say why it could not. */
  readonly saved: 'saved' | 'saving' | 'full' | 'failed';
}

/** A document of this browser, as listed. */
export interface DocumentEntry {
  readonly id: string;
  readonly name?: string;
  readonly title: string;
  readonly origin: Origin;
  /** Differs from what was opened or last saved to a file. */
  readonly edited: boolean;
  /** Last opened or changed, epoch ms. */
  readonly usedAt: number;
}

/** A text of a document as it once was. */
export interface Checkpoint {
  readonly id: string;
  readonly name: string;
  readonly at: number;
  readonly kind: 'named' | 'automatic';
  readonly text: string;
}

/** What the text means. While it cannot be read, the last good reading stays and `stale` is set. */
export interface Reading {
  readonly framework?: Framework;
  /** The reading of the current text; its ranges belong to the current text. */
  readonly parsed?: ParsedFramework;
  readonly stale: boolean;
  /** The text can be read, but the check found an error in it: deals are not replayed through it. */
  readonly halted: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** What the decisions of the text with this version leave open; of the last text that could be read. */
  readonly analysed?: { readonly version: number; readonly decisions: readonly DecisionAnalysis[] };
  /** Of the current text; grows with every edit. */
  readonly version: number;
}

/** A loaded set of deals: UTF-8, one deal a line, of any length. */
export interface DealSet {
  /** Names these very bytes: two sets with one id hold the same deals. */
  readonly id: string;
  readonly origin: SetOrigin;
  readonly name: string;
  readonly content: Blob;
}

/** What becomes of a person's own set in this browser; counts are bytes. */
export type Keeping =
  | { readonly kind: 'copying'; readonly done: number; readonly total: number }
  | { readonly kind: 'kept' }
  /** It lasts as long as this window; `reason` is a sentence. */
  | { readonly kind: 'unkept'; readonly reason: string };

/** A packed file on its way to becoming a set; counts are bytes of the file. */
export interface Unpacking {
  readonly id: string;
  readonly name: string;
  readonly done: number;
  readonly total: number;
}

export interface LoadedDeals {
  readonly sets: readonly DealSet[];
  readonly batch: number;
  readonly table: DealTable;
  /** The first lines that are no deal; `rejectedCount` counts all. */
  readonly rejected: readonly RejectedLine[];
  readonly rejectedCount: number;
  /** Present while deals are being read: how many so far, and bytes. */
  readonly reading?: { readonly deals: number; readonly done: number; readonly total: number };
}

export interface Replay {
  /** `failed`: by a fault of ours. */
  readonly status: 'idle' | 'running' | 'finished' | 'stopped' | 'failed';
  readonly done: number;
  readonly total: number;
  /** By deal index, as `verdictAt` reads them; older verdicts stay until newer ones replace them. */
  readonly verdicts: Uint8Array;
  /** Of the deals done so far, while the replay runs. */
  readonly soFar?: SurvivalCount;
  readonly overview?: ReplayOverview;
  /** Against the verdicts when the change was last dismissed. */
  readonly change?: { readonly fixed: number; readonly broken: number };
}

/** One deal in full, replayed with every step. */
export interface OpenedDeal {
  readonly index: number;
  readonly deal: Deal;
  readonly run?: DealRun;
  readonly version: number;
}

/** The scenario everything answers for. */
export interface Lens {
  readonly values: ReadonlyMap<string, FactValue>;
  /** Id of the deal it was taken from. */
  readonly deal?: string;
}

/** States to light up on the canvas, by object ("deal", "registration/R1"). */
export interface Highlight {
  readonly objects: readonly { readonly object: string; readonly states: readonly string[] }[];
  /** Transition ids taken in this step. */
  readonly transitions: readonly string[];
  /** State in which the present step breaks. */
  readonly broken?: { readonly stage: string; readonly count: number };
}

export type Selection =
  /** An empty path is the lifecycle as a whole. */
  | { readonly kind: 'state'; readonly lifecycle: string; readonly path: string }
  | { readonly kind: 'transition'; readonly lifecycle: string; readonly id: string }
  /** A decision, one of its rules, a duty or a word, by its path in the text. */
  | { readonly kind: 'part'; readonly path: JsonPath };

export interface Notice {
  readonly id: number;
  readonly tone: 'plain' | 'problem';
  readonly text: string;
  /** Something to be done about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** A change of deals that can be taken back: sets, and what took their places. */
export interface DealStep {
  /** Says what was done: "3 deals deleted". */
  readonly said: string;
  readonly swaps: readonly DealSwap[];
}

export interface DealSwap {
  readonly before: DealSet;
  /** Id of the set that took its place. */
  readonly after: string;
  /** The content before is read from nothing else. A changed content is read from the one before until a copy of it is kept. */
  readonly standsAlone: boolean;
}

/** Deals being changed or written out; counts grow as it goes on. */
export interface LibraryJob {
  readonly kind: 'change' | 'export';
  readonly done: number;
  readonly total: number;
}

/** A question that must be answered before something is lost. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly proceed: () => void;
  /** A second way out. */
  readonly other?: { readonly label: string; readonly proceed: () => void };
  /** Says what dismissing leaves as it is; by default "Keep it". */
  readonly keep?: string;
  /** Told when the question is dismissed. */
  readonly leave?: () => void;
}

/** A question as it stands on the screen. */
export interface Confirmation extends Question {
  readonly dismiss: () => void;
}

export type Theme = 'system' | 'light' | 'dark';

export interface StudioState {
  readonly status: 'starting' | 'ready';
  readonly catalog: readonly ScenarioEntry[];
  readonly document?: OpenDocument | undefined;
  /** All documents of this browser, newest first. */
  readonly documents: readonly DocumentEntry[];
  /** Of the open document, newest first. */
  readonly checkpoints: readonly Checkpoint[];
  readonly reading: Reading;
  /** Of the open document: steps that can be taken back, oldest first, and steps that can be taken again, next first. */
  readonly history: { readonly past: readonly HistoryStep[]; readonly future: readonly HistoryStep[] };
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly deals: LoadedDeals;
  /** By id of the set; the bundled ones have none. */
  readonly keeping: ReadonlyMap<string, Keeping>;
  readonly unpacking: readonly Unpacking[];
  readonly intake: IntakeState;
  readonly libraryJob?: LibraryJob | undefined;
  /** Changes of deals that can be taken back, oldest first. */
  readonly dealSteps: readonly DealStep[];
  readonly replay: Replay;
  /** Index of the deal to be opened; `opened` follows as soon as the engine has replayed it. */
  readonly wantedDeal?: number | undefined;
  readonly opened?: OpenedDeal | undefined;
  readonly lens: Lens;
  readonly highlight?: Highlight | undefined;
  readonly selection?: Selection | undefined;
  /** Place in the text that the source pane should show. */
  readonly reveal?: { readonly start: number; readonly end: number } | undefined;
  readonly sourceBeside: boolean;
  readonly problemsOpen: boolean;
  readonly theme: Theme;
  readonly notices: readonly Notice[];
  readonly confirmation?: Confirmation | undefined;
}

/** The studio before anything was opened. */
export const EMPTY_STATE: StudioState = {
  status: 'starting',
  catalog: [],
  documents: [],
  checkpoints: [],
  reading: { stale: false, halted: false, diagnostics: [], version: 0 },
  history: { past: [], future: [] },
  canUndo: false,
  canRedo: false,
  deals: { sets: [], batch: 0, table: NO_DEALS, rejected: [], rejectedCount: 0 },
  keeping: new Map(),
  unpacking: [],
  intake: NO_INTAKE,
  dealSteps: [],
  replay: { status: 'idle', done: 0, total: 0, verdicts: new Uint8Array(0) },
  lens: { values: new Map() },
  sourceBeside: false,
  problemsOpen: false,
  theme: 'system',
  notices: [],
};
