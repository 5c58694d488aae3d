import type { Deal } from '../model/deal.ts';
import type { DealRun, Finding } from '../model/run.ts';
import type { CompiledFramework } from '../replay/compileFramework.ts';
import { replayDeal } from '../replay/replayDeal.ts';

/**
 * Whether a deal breaks as another did: with the same break, not caused by another, resting on no step that only the smaller one lacks, and
 * leaving the framework no more often. Nothing else goes wrong that did not go wrong before.
 */
export function breaksAlike(
  compiled: CompiledFramework,
  run: DealRun,
  finding: Finding,
): (deal: Deal) => boolean {
  const codes = new Set(run.findings.map(({ code }) => code));
  return (deal) => {
    const smaller = replayDeal(compiled, deal);
    return (
      smaller.cost <= run.cost &&
      smaller.findings.every(({ code }) => codes.has(code)) &&
      smaller.findings.some(
        (found) =>
          found.break === finding.break &&
          found.causedBy === undefined &&
          (found.assumed !== true || finding.assumed === true),
      )
    );
  };
}
