/** Jobs over the core: many deals, in slices, with progress and a stop. */
export { createEngine, type Engine } from './createEngine.ts';
export { changeLine, type DealChange, type ExportFormat } from './library/index.ts';
export type {
  DealBytes,
  DealSource,
  EngineHost,
  EngineReply,
  EngineRequest,
  RejectedLine,
} from './messages.ts';
export type { DealBreak, ReplayOverview, SurvivalCount, Traffic, VerdictSpan } from './overview.ts';
export { sumEvidence } from './createOverview.ts';
export {
  sampleTable,
  type DealWeight,
  type RecalledDeal,
  type RecallRequest,
  type ToldDeal,
} from './recall/index.ts';
export {
  bitOf,
  CODE,
  createEdgeCaseTest,
  createPartnerTypeTest,
  createTextFinder,
  facetDeals,
  FACETS,
  findDeal,
  listEdgeCases,
  listPartnerTypes,
  NO_DEALS,
  OUTCOMES,
  rowAt,
  verdictAt,
  type DealQuery,
  type DealRow,
  type DealTable,
  type DealVerdict,
  type FacetCount,
  type FacetedDeals,
  type FacetName,
} from './table/index.ts';
export type { StressReply, StressRequest } from './stress/index.ts';
export type { VerifyReply, VerifyRequest } from './verify/index.ts';
