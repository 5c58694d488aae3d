import {
  countCoveringDeals,
  summariseRuns,
  type CompiledFramework,
  type DealRun,
  type Framework,
  type ReplaySummary,
} from '../core/index.ts';
import { createPassage } from './createPassage.ts';
import type { ReplayOverview, SurvivalCount, Traffic } from './messages.ts';

/** Sums up replayed deals for the meter, the breaks and the canvas. */
export function createOverview(compiled: CompiledFramework, runs: readonly DealRun[]): ReplayOverview {
  const all = summariseRuns(compiled, runs);
  const closed = runs.filter((run) => run.outcome !== 'open');
  const judged = closed.length === 0 || closed.length === runs.length ? all : summariseRuns(compiled, closed);
  return {
    survival: countSurvival(judged),
    breaks: all.breaks,
    traffic: countTraffic(compiled.framework, runs),
    byCode: all.byCode,
    coverage: all.coverage,
    coveringDeals: countCoveringDeals(runs),
  };
}

function countSurvival(summary: ReplaySummary): SurvivalCount {
  return { ...summary.deals, survival: summary.survival };
}

function countTraffic(framework: Framework, runs: readonly DealRun[]): Traffic {
  const traffic = new Map<string, { deals: number; broke: number }>();
  const at = (key: string): { deals: number; broke: number } => {
    const entry = traffic.get(key) ?? { deals: 0, broke: 0 };
    traffic.set(key, entry);
    return entry;
  };
  const passed = createPassage(framework);
  for (const run of runs) {
    for (const key of passed(run)) at(key).deals += 1;
    const stages = new Set<string>();
    for (const finding of run.findings)
      if (finding.stage !== undefined && (finding.kind === 'silent' || finding.kind === 'ambiguous'))
        stages.add(finding.stage);
    for (const stage of stages) at(`stage:${stage}`).broke += 1;
  }
  return Object.fromEntries(traffic);
}
