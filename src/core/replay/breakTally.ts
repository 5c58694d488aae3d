import type { Break } from '../model/report.ts';
import type { Finding } from '../model/run.ts';
import { compareText } from './findingBuilder.ts';
import type { DealFacts, Replayed, RunKind } from './replayed.ts';

/** Findings that count: those that stand on their own. */
export function ownFindings({ findings }: RunKind): readonly Finding[] {
  return findings.filter(({ causedBy }) => causedBy === undefined);
}

/** Deals that share a break. */
interface BreakGroup {
  readonly first: Finding;
  readonly firstDeal: number;
  readonly deals: number[];
  won: number;
  firstWon: number | undefined;
  currency: string | undefined;
  /** Null when an amount is missing or currencies differ: they are never added up. */
  amountWon: number | null;
}

/** One break per key. */
export class BreakTally {
  readonly #replayed: Replayed;
  readonly #groups = new Map<string, BreakGroup>();
  /** By kind: its own findings, one for each break. */
  readonly #findings: (readonly Finding[] | undefined)[] = [];

  constructor(replayed: Replayed) {
    this.#replayed = replayed;
  }

  add(deal: number, number: number, kind: RunKind, facts: DealFacts): void {
    const findings = (this.#findings[number] ??= [
      ...new Map(
        ownFindings(kind)
          .toReversed()
          .map((finding) => [finding.break, finding]),
      ).values(),
    ].toReversed());
    for (const finding of findings) {
      const group = this.#groups.get(finding.break) ?? {
        first: finding,
        firstDeal: deal,
        deals: [],
        won: 0,
        firstWon: undefined,
        currency: undefined,
        amountWon: 0,
      };
      this.#groups.set(finding.break, group);
      group.deals.push(deal);
      if (facts.outcome === 'won') addWon(group, deal, facts);
    }
  }

  /** Ranked by won deals, then deals, then id. */
  rank(): readonly Break[] {
    const { idOf, questionOf } = this.#replayed;
    const breaks = [...this.#groups].map(([id, group]): Break => {
      const { first, firstDeal, deals, won, firstWon, amountWon } = group;
      return {
        id,
        key: first.key,
        code: first.code,
        kind: first.kind,
        question: questionOf(firstDeal, first),
        deals: deals.length,
        won,
        amountWon,
        example: idOf(firstWon ?? firstDeal),
        dealIds: deals.map((deal) => idOf(deal)),
      };
    });
    return breaks.sort((a, b) => b.won - a.won || b.deals - a.deals || compareText(a.id, b.id));
  }
}

function addWon(group: BreakGroup, deal: number, { amount, currency }: DealFacts): void {
  group.won += 1;
  if (group.firstWon === undefined) {
    group.firstWon = deal;
    group.currency = currency;
  }
  const sums = amount !== undefined && currency === group.currency && group.amountWon !== null;
  group.amountWon = sums ? (group.amountWon ?? 0) + amount : null;
}
