export { compileFramework } from './compileFramework.ts';
export type { CompiledFramework } from './compileFramework.ts';
export { countCoveringDeals, type CoveringDeals } from './countCoveringDeals.ts';
export { describeGuard } from './describeGuard.ts';
export { classIn, Distinctions, partOfDecision } from './distinctions.ts';
export { KindTotals } from './kindTotals.ts';
export { listObjects } from './listObjects.ts';
export { askPart } from './askPart.ts';
export { judgeAgain } from './evaluateDecision.ts';
export type { Judged } from './judged.ts';
export { explainDeal, type ExplainedDeal } from './explainDeal.ts';
export { readDealFacts, replayDeal } from './replayDeal.ts';
export { assembleRun, type Explanation, type RunPart } from './runParts.ts';
export { summariseRuns } from './summariseRuns.ts';
export type { DealFacts } from './dealFacts.ts';
export type { Replayed, RunKind } from './replayed.ts';
export {
  countCodes,
  sumCoverage,
  survivalOf,
  sumAnswers,
  tallyRuns,
  type DealCounts,
  type ReplayTally,
} from './tallyRuns.ts';
export { ownFindings } from './breakTally.ts';
export { ASKED_PARTS } from './witness.ts';
export type { AskedPart, DueSource, InstantSource, ReplayPart, Witness } from './witness.ts';
