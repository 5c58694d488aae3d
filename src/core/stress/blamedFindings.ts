import type { Deal } from '../model/deal.ts';
import type { DealRun, Finding, FindingKind } from '../model/run.ts';
import { replayDeal } from '../replay/replayDeal.ts';
import type { CompiledFramework } from '../replay/compileFramework.ts';

/** The findings of a changed deal that its change is to blame for: of the given kinds, not caused by others, and none that the deal had anyway. */
export function blamedFindings(
  changed: DealRun,
  had: ReadonlySet<string>,
  kinds: readonly FindingKind[],
): readonly Finding[] {
  return ownBreaks(changed, kinds).filter((finding) => !had.has(finding.break));
}

/** Findings of the given kinds that no earlier one causes. */
export function ownBreaks({ findings }: DealRun, kinds: readonly FindingKind[]): readonly Finding[] {
  return findings.filter(({ kind, causedBy }) => causedBy === undefined && kinds.includes(kind));
}

/** What a deal breaks with by itself; remembered, since one deal is changed in many ways. */
export class BaselineBreaks {
  readonly #compiled: CompiledFramework;
  readonly #known = new Map<
    Deal,
    { readonly breaks: ReadonlySet<string>; readonly verdict: DealRun['verdict'] }
  >();

  constructor(compiled: CompiledFramework) {
    this.#compiled = compiled;
  }

  of(deal: Deal): { readonly breaks: ReadonlySet<string>; readonly verdict: DealRun['verdict'] } {
    const known = this.#known.get(deal);
    if (known) return known;
    const { findings, verdict } = replayDeal(this.#compiled, deal);
    const own = { breaks: new Set(findings.map((finding) => finding.break)), verdict };
    this.#known.set(deal, own);
    return own;
  }
}
