import type { DealColumns } from '../columns/index.ts';
import type { ShareOutcome } from './runShare.ts';
import type { ShareProgress } from './replayShare.ts';

/** What a member of the crew in a worker is asked to do. */
export type CrewRequest =
  /** Takes over some of the deals, which stay; `first` is the index of the first of them among all. */
  | { readonly kind: 'crew.load'; readonly columns: DealColumns; readonly first: number }
  /** Replays them through the text of a framework without errors. What was under way is given up. */
  | { readonly kind: 'crew.replay'; readonly job: number; readonly framework: string }
  /** Stops and says what was done so far. */
  | { readonly kind: 'crew.stop' };

export type CrewReply =
  | { readonly kind: 'crew.progress'; readonly job: number; readonly progress: ShareProgress }
  | { readonly kind: 'crew.done'; readonly job: number; readonly outcome: ShareOutcome };

/** The way to a worker, as its host provides it. */
export interface CrewLink {
  post(request: CrewRequest, transfer?: readonly ArrayBufferLike[]): void;
  /** Called once, before anything is posted. A failure is the last thing that is heard. */
  listen(onReply: (reply: CrewReply) => void, onFailure: (error: Error) => void): void;
  close(): void;
}
