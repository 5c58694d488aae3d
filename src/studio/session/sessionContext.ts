import type { EngineReply, EngineRequest } from '../../engine/index.ts';
import type { Store } from './createStore.ts';
import type { Cupboard } from './openCupboard.ts';
import type { Baseline } from './receiveReply.ts';
import type { StudioState } from './studioState.ts';

/** What the session needs of the browser. */
export interface SessionHost {
  createEngine(receive: (reply: EngineReply) => void): { send(request: EngineRequest): void };
  openCupboard(): Promise<Cupboard>;
  /** Epoch ms. */
  wallClock(): number;
  later(act: () => void, ms: number): () => void;
}

/** Shared by the groups of actions. */
export interface SessionContext {
  readonly store: Store<StudioState>;
  readonly baseline: Baseline;
  readonly host: SessionHost;
  send(request: EngineRequest): void;
  notify(text: string, tone?: 'plain' | 'problem'): void;
  /** Keeps document and deals for the next visit. */
  keep(): void;
}
