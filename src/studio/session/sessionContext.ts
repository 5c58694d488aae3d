import type { EngineReply, EngineRequest } from '../../engine/index.ts';
import type { IntakeReply } from '../../engine/intake/index.ts';
import type { Store } from './createStore.ts';
import type { KeptDocument, Shelf } from './createShelf.ts';
import type { OpenTabChannel } from './createTabLine.ts';
import type { FileHandle, FilePort } from './filePort.ts';
import type { IntakeClient } from './intakeClient.ts';
import type { LastWords } from './openLastWords.ts';
import type { Cupboard } from './openCupboard.ts';
import type { TabLocks } from './openTabLocks.ts';
import type { Baseline } from './receiveReply.ts';
import type { DealSet, Question, StudioState } from './studioState.ts';
import type { Vault } from './vault/vault.ts';

/** What the session needs of the browser. */
export interface SessionHost {
  createEngine(receive: (reply: EngineReply) => void): { send(request: EngineRequest): void };
  /** Starts the worker that reads files of other systems. */
  createIntake(receive: (reply: IntakeReply) => void): IntakeClient;
  openCupboard(): Promise<Cupboard>;
  /** Holds deals too long for the cupboard. */
  readonly vault: Vault;
  /** What other tabs use must not be cleared away. */
  readonly locks: TabLocks;
  /** Epoch ms. */
  wallClock(): number;
  later(act: () => void, ms: number): () => void;
  /** An id nothing else has. */
  createId(): string;
  /** The line to the other tabs of this browser. */
  readonly openChannel: OpenTabChannel;
  readonly files: FilePort;
  /** Asks the browser, once ever, not to clear what it keeps when space runs short. */
  askToKeep(): void;
  /** Holds texts the page had no time to keep when it went; written at once. */
  readonly lastWords: LastWords;
  /** What this tab shows, remembered over a reload. */
  readonly tabMemory: { read(): string | undefined; write(document: string): void };
}

/** Shared by the groups of actions. */
export interface SessionContext {
  readonly store: Store<StudioState>;
  readonly baseline: Baseline;
  readonly host: SessionHost;
  send(request: EngineRequest): void;
  /** An action stays on offer for `ms`. */
  notify(
    text: string,
    tone?: 'plain' | 'problem',
    action?: { readonly label: string; readonly run: () => void; readonly ms: number },
  ): void;
  /** The documents of this browser; undefined when it keeps no data. */
  readonly shelf: Shelf | undefined;
  /** Asks before something is lost; the answer ends the question. */
  ask(question: Question): void;
  /** Keeps document and deals for the next visit, shortly. */
  keep(): void;
  /** Writes at once what is waiting to be kept. */
  flush(): Promise<void>;
  /** The deals of a document that was kept, with those of `held` that it does not name yet. */
  readDeals(kept: KeptDocument, held?: readonly DealSet[]): Promise<readonly DealSet[]>;
  /** Gives back the room of deals that nobody uses any more. */
  settleDeals(): Promise<void>;
  /** Reads the list of documents again. */
  refreshShelf(): Promise<void>;
  /** Has the other tabs read the list of documents again. */
  tellShelf(): void;
  /** Remembers the file a document is saved to. */
  keepHandle(document: string, handle: FileHandle): Promise<void>;
}
