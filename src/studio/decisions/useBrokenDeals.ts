import { useMemo } from 'react';
import { useStudio } from '../hooks/useSession.ts';

/** How many of the loaded deals each decision breaks: no answer, or two. */
export function useBrokenDeals(): ReadonlyMap<string, number> {
  const breaks = useStudio((state) => state.replay.overview?.breaks);
  return useMemo(() => {
    const deals = new Map<string, Set<string>>();
    for (const { code, kind, key, dealIds } of breaks ?? []) {
      if (!/^(lead|registration|decision)\./.test(code) || (kind !== 'silent' && kind !== 'ambiguous'))
        continue;
      const decision = key.split('|')[1] ?? '';
      const hit = deals.get(decision) ?? new Set<string>();
      deals.set(decision, hit);
      for (const deal of dealIds) hit.add(deal);
    }
    return new Map([...deals].map(([decision, hit]) => [decision, hit.size]));
  }, [breaks]);
}
