import { useMemo } from 'react';
import type { DealBreak } from '../../engine/index.ts';
import { useStudio } from '../hooks/useSession.ts';

/** How many of the loaded deals each decision breaks: no answer, or two. */
export function useBrokenDeals(): ReadonlyMap<string, number> {
  const breaks = useStudio((state) => state.replay.overview?.breaks);
  return useMemo(() => {
    const deals = new Map<string, DealBreak[]>();
    for (const found of breaks ?? []) {
      const { code, kind, key } = found;
      if (!/^(lead|registration|decision)\./.test(code) || (kind !== 'silent' && kind !== 'ambiguous'))
        continue;
      const decision = key.split('|')[1] ?? '';
      deals.set(decision, [...(deals.get(decision) ?? []), found]);
    }
    return new Map([...deals].map(([decision, hits]) => [decision, countDeals(hits)]));
  }, [breaks]);
}

/** How many deals have any of some breaks. */
function countDeals(breaks: readonly DealBreak[]): number {
  const [only, ...others] = breaks;
  if (!only || others.length === 0) return only?.deals ?? 0;
  const last = Math.max(...breaks.map(({ dealIndexes }) => dealIndexes.at(-1) ?? 0));
  const hit = new Uint8Array(last + 1);
  for (const { dealIndexes } of breaks) for (const deal of dealIndexes) hit[deal] = 1;
  return hit.reduce((sum, one) => sum + one, 0);
}
