import type { ReplaySummary } from '../model/report.ts';
import type { DealRun } from '../model/run.ts';
import type { CompiledFramework } from './compileFramework.ts';
import { KindTotals } from './kindTotals.ts';
import { tallyRuns } from './tallyRuns.ts';

/** Adds up the runs of many deals (design §1, §5). Runs keep their order; an empty list is a valid summary. */
export function summariseRuns(compiled: CompiledFramework, runs: readonly DealRun[]): ReplaySummary {
  const runAt = (deal: number): DealRun => {
    const run = runs[deal];
    if (!run) throw new RangeError(`there is no deal ${String(deal)}`);
    return run;
  };
  const totals = runs.map((run, deal) => {
    const own = new KindTotals();
    own.add(deal, run);
    return own;
  });
  const { coverage, ...tally } = tallyRuns(compiled, {
    kinds: runs,
    totals,
    dealsOf: (kinds) => kinds,
    idOf: (deal) => runAt(deal).deal,
    questionOf: (_, finding) => finding.question,
  });
  return { ...tally, findings: runs.flatMap((run) => run.findings), coverage };
}
