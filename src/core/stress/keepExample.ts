import type { Deal } from '../model/deal.ts';
import type { CompiledFramework } from '../replay/compileFramework.ts';
import { replayDeal } from '../replay/replayDeal.ts';

/** A deal as an edge case to be kept: under an id of its own, with the verdict and codes that replaying it gives. */
export function keepExample(
  compiled: CompiledFramework,
  deal: Deal,
  { id, edgeCase }: { readonly id: string; readonly edgeCase: string },
): Deal {
  const { verdict, findings } = replayDeal(compiled, deal);
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  return { ...deal, id, edgeCase, expect: { verdict, codes } };
}
