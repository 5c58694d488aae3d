import type { Break } from '../model/report.ts';
import type { Finding } from '../model/run.ts';
import { compareText } from './findingBuilder.ts';
import { KindTotals } from './kindTotals.ts';
import type { Replayed, RunKind } from './replayed.ts';

/** Findings that count: those that stand on their own. */
export function ownFindings({ findings }: RunKind): readonly Finding[] {
  return findings.filter(({ causedBy }) => causedBy === undefined);
}

/** Kinds that share a break. */
interface BreakGroup {
  readonly first: Finding;
  readonly kinds: number[];
  readonly totals: KindTotals;
}

/** One break per key, ranked by won deals, then deals, then id. */
export function tallyBreaks({ kinds, totals, dealsOf, idOf, questionOf }: Replayed): readonly Break[] {
  const groups = new Map<string, BreakGroup>();
  kinds.forEach((kind, number) => {
    const own = totals[number];
    if (!own) return;
    const seen = new Set<string>();
    for (const finding of ownFindings(kind)) {
      if (seen.has(finding.break)) continue;
      seen.add(finding.break);
      const group = groups.get(finding.break) ?? { first: finding, kinds: [], totals: new KindTotals() };
      groups.set(finding.break, group);
      group.kinds.push(number);
      group.totals.addAll(own);
    }
  });
  const breaks = [...groups].map(([id, { first, kinds: sharing, totals: sum }]): Break => {
    let dealIds: readonly string[] | undefined;
    return {
      id,
      key: first.key,
      code: first.code,
      kind: first.kind,
      question: questionOf(sum.firstDeal, first),
      deals: sum.deals,
      won: sum.won,
      amountWon: sum.amountWon,
      example: idOf(sum.won > 0 ? sum.firstWon : sum.firstDeal),
      get dealIds() {
        return (dealIds ??= Array.from(dealsOf(sharing), (deal) => idOf(deal)));
      },
    };
  });
  return breaks.sort((a, b) => b.won - a.won || b.deals - a.deals || compareText(a.id, b.id));
}
