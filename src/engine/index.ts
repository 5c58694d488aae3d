/** Jobs over the core: many deals, in slices, with progress and a stop. */
export { createEngine, type Engine } from './createEngine.ts';
export type {
  DealRow,
  DealBytes,
  DealSource,
  DealVerdict,
  EngineHost,
  EngineReply,
  EngineRequest,
  RejectedLine,
  ReplayOverview,
  SurvivalCount,
  Traffic,
} from './messages.ts';
