export { compileFramework } from './compileFramework.ts';
export type { CompiledFramework } from './compileFramework.ts';
export { countCoveringDeals, type CoveringDeals } from './countCoveringDeals.ts';
export { describeGuard } from './describeGuard.ts';
export { replayDeal } from './replayDeal.ts';
export { summariseRuns } from './summariseRuns.ts';
