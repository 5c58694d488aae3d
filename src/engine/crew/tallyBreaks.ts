import { ownFindings, type DealFacts, type Finding, type RunKind } from '../../core/index.ts';
import type { DealBreak } from '../overview.ts';

/** Replayed deals, some of all that are loaded. */
export interface ReplayedPart {
  readonly kinds: readonly RunKind[];
  /** Index into `kinds`, by deal of this part. */
  readonly kindOf: Uint32Array;
  /** Index of its first deal among all. */
  readonly first: number;
  outcomeOf(deal: number): DealFacts['outcome'];
  /** NaN when it tells none. */
  amountOf(deal: number): number;
  currencyOf(deal: number): string | undefined;
  /** The question of a break as it was put in a deal. */
  questionOf(deal: number, finding: Finding): string;
}

/** A break among some of the deals; the currency is that of the won ones. */
export interface BreakPart extends DealBreak {
  readonly currency: string | undefined;
}

/** One break per id, given how many deals are of each kind. */
export function tallyBreaks(part: ReplayedPart, times: Float64Array): readonly BreakPart[] {
  const breaks = listBreaks(part.kinds, times);
  const deals = listDeals(part, breaks);
  const sums = breaks.ids.map(() => new WonSum());
  sumWon(part, breaks).forEach((sum, kind) => {
    for (let at = breaks.first[kind] ?? 0; at < (breaks.first[kind + 1] ?? 0); at += 1)
      if (sum) sums[breaks.items[at] ?? 0]?.addSum(sum);
  });
  return breaks.ids.flatMap((id, number): BreakPart[] => {
    const dealIndexes = deals[number] ?? new Uint32Array(0);
    const firstDeal = (dealIndexes[0] ?? 0) - part.first;
    const kind = part.kinds[part.kindOf[firstDeal] ?? 0];
    const finding = kind && ownFindings(kind).find((own) => own.break === id);
    const { won, currency, amount } = sums[number] ?? new WonSum();
    if (!finding) return [];
    return [
      {
        id,
        key: finding.key,
        code: finding.code,
        kind: finding.kind,
        question: part.questionOf(firstDeal, finding),
        deals: dealIndexes.length,
        dealIndexes,
        won,
        currency,
        amountWon: amount,
      },
    ];
  });
}

/** Breaks by number, and those of each kind: between `first[kind]` and `first[kind + 1]` of `items`. */
interface ListedBreaks {
  readonly ids: readonly string[];
  /** By break: how many deals have it. */
  readonly sizes: readonly number[];
  readonly first: Uint32Array;
  readonly items: Uint32Array;
}

function listBreaks(kinds: readonly RunKind[], times: Float64Array): ListedBreaks {
  const numbers = new Map<string, number>();
  const sizes: number[] = [];
  const first = new Uint32Array(kinds.length + 1);
  const items: number[] = [];
  kinds.forEach((kind, number) => {
    const deals = times[number] ?? 0;
    const ids = deals === 0 ? [] : ownFindings(kind).map((finding) => finding.break);
    for (const id of new Set(ids)) {
      const known = numbers.get(id) ?? numbers.size;
      numbers.set(id, known);
      sizes[known] = (sizes[known] ?? 0) + deals;
      items.push(known);
    }
    first[number + 1] = items.length;
  });
  return { ids: [...numbers.keys()], sizes, first, items: Uint32Array.from(items) };
}

/** By break: the deals that have it, ascending. */
function listDeals(
  { kindOf, first: firstDeal }: ReplayedPart,
  { sizes, first, items }: ListedBreaks,
): readonly Uint32Array[] {
  const ends = new Uint32Array(sizes.length);
  sizes.forEach((size, number) => (ends[number] = (ends[number - 1] ?? 0) + size));
  const next = ends.map((end, number) => end - (sizes[number] ?? 0));
  const all = new Uint32Array(ends.at(-1) ?? 0);
  for (let deal = 0; deal < kindOf.length; deal += 1) {
    const kind = kindOf[deal] ?? 0;
    const to = first[kind + 1] ?? 0;
    for (let at = first[kind] ?? 0; at < to; at += 1) {
      const number = items[at] ?? 0;
      const place = next[number] ?? 0;
      all[place] = firstDeal + deal;
      next[number] = place + 1;
    }
  }
  return sizes.map((size, number) => {
    const end = ends[number] ?? 0;
    return all.slice(end - size, end);
  });
}

/** What won deals are worth together. */
class WonSum {
  won = 0;
  currency: string | undefined;
  /** Null when an amount is missing or currencies differ: they are never added up. */
  amount: number | null = 0;

  add(amount: number, currency: string | undefined): void {
    this.#join(1, Number.isNaN(amount) ? null : amount, currency);
  }

  addSum({ won, amount, currency }: WonSum): void {
    this.#join(won, amount, currency);
  }

  #join(won: number, amount: number | null, currency: string | undefined): void {
    if (this.won === 0) this.currency = currency;
    this.won += won;
    const adds = this.amount !== null && amount !== null && currency === this.currency;
    this.amount = adds ? (this.amount ?? 0) + amount : null;
  }
}

/** By kind that has breaks and won deals: what these are worth. */
function sumWon(
  { kindOf, outcomeOf, amountOf, currencyOf }: ReplayedPart,
  { first }: ListedBreaks,
): readonly (WonSum | undefined)[] {
  const sums: (WonSum | undefined)[] = [];
  for (let deal = 0; deal < kindOf.length; deal += 1) {
    const kind = kindOf[deal] ?? 0;
    if (first[kind] === first[kind + 1] || outcomeOf(deal) !== 'won') continue;
    (sums[kind] ??= new WonSum()).add(amountOf(deal), currencyOf(deal));
  }
  return sums;
}
