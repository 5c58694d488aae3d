import { summariseRuns, type CompiledFramework, type DealRun, type ReplaySummary } from '../core/index.ts';
import type { ReplayOverview, SurvivalCount, Traffic } from './messages.ts';

/** Sums up replayed deals for the meter, the breaks and the canvas. */
export function createOverview(compiled: CompiledFramework, runs: readonly DealRun[]): ReplayOverview {
  const all = summariseRuns(compiled, runs);
  const closed = runs.filter((run) => run.outcome !== 'open');
  const judged = closed.length === 0 || closed.length === runs.length ? all : summariseRuns(compiled, closed);
  return {
    survival: countSurvival(judged),
    breaks: all.breaks,
    traffic: countTraffic(runs),
    byCode: all.byCode,
    coverage: all.coverage,
  };
}

function countSurvival(summary: ReplaySummary): SurvivalCount {
  return { ...summary.deals, survival: summary.survival };
}

/** A deal passed through a state when it left it, or an ancestor's child, by some transition, or ended there. */
function countTraffic(runs: readonly DealRun[]): Traffic {
  const traffic = new Map<string, { deals: number; broke: number }>();
  const at = (key: string): { deals: number; broke: number } => {
    const entry = traffic.get(key) ?? { deals: 0, broke: 0 };
    traffic.set(key, entry);
    return entry;
  };
  for (const run of runs) {
    for (const key of statesPassed(run)) at(key).deals += 1;
    const stages = new Set<string>();
    for (const finding of run.findings)
      if (finding.stage !== undefined && (finding.kind === 'silent' || finding.kind === 'ambiguous'))
        stages.add(finding.stage);
    for (const stage of stages) at(`stage:${stage}`).broke += 1;
  }
  return Object.fromEntries(traffic);
}

function statesPassed(run: DealRun): ReadonlySet<string> {
  const passed = new Set<string>();
  const add = (lifecycle: string, path: string): void => {
    const keys = path.split('.');
    for (let length = 1; length <= keys.length; length += 1)
      passed.add(`${lifecycle}:${keys.slice(0, length).join('.')}`);
  };
  for (const transition of Object.keys(run.coverage.transitions)) {
    const [lifecycle, path] = transition.split(':');
    if (lifecycle !== undefined && path !== undefined && path !== '') add(lifecycle, path);
  }
  for (const [object, state] of Object.entries(run.states))
    for (const path of state.split(/[ ,|]+/)) if (path !== '') add(object.split('/')[0] ?? object, path);
  return passed;
}
