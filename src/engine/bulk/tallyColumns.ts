import {
  Distinctions,
  KindTotals,
  replayDeal,
  tallyRuns,
  type CompiledFramework,
  type DealRun,
  type ReplayTally,
  type RunKind,
} from '../../core/index.ts';
import { dealAt, textAt, type DealColumns } from '../columns/index.ts';
import { createDealFacts } from './createDealFacts.ts';

/** Deals, each of one of some kinds: those of columns, or of a span of them. */
export interface KindsOfDeals {
  readonly kinds: readonly RunKind[];
  /** By deal, the first one of the span at 0. */
  readonly kindOf: Uint32Array;
}

interface TallyOptions {
  /** The first deal of the span. */
  readonly from?: number;
  /** Replays one of the deals. */
  readonly runOf?: (deal: number) => DealRun;
  /** By kind, if that was added up before. */
  readonly totals?: readonly (KindTotals | undefined)[];
}

/** Adds up replayed deals, given the kind of each. */
export function tallyColumns(
  compiled: CompiledFramework,
  columns: DealColumns,
  { kinds, kindOf }: KindsOfDeals,
  options: TallyOptions = {},
): ReplayTally {
  const { from = 0, runOf = (deal: number) => replayDeal(compiled, dealAt(columns, deal)) } = options;
  const totals: (KindTotals | undefined)[] = [...(options.totals ?? [])];
  if (!options.totals) addTotals(totals, compiled, columns, { kindOf, from });
  let byKind: ((kind: number) => Uint32Array) | undefined;
  return tallyRuns(compiled, {
    kinds,
    totals,
    dealsOf: (some) => {
      const dealsOf = (byKind ??= sortByKind(kinds.length, kindOf));
      const deals = some.flatMap((kind) => [...dealsOf(kind)]);
      return some.length > 1 ? deals.sort((a, b) => a - b) : deals;
    },
    idOf: (place) => textAt(columns.ids, from + place),
    // Words of a question may hold numbers of the deal.
    questionOf: (place, { break: id, deal, question }) =>
      deal === textAt(columns.ids, from + place)
        ? question
        : (runOf(from + place).findings.find((finding) => finding.break === id)?.question ?? question),
  });
}

/** Adds deals to the totals of their kinds: those of a span from its `since`th, or of these those that are `chosen`. */
export function addTotals(
  totals: (KindTotals | undefined)[],
  compiled: CompiledFramework,
  columns: DealColumns,
  {
    kindOf,
    from,
    since = 0,
    isChosen,
  }: {
    readonly kindOf: Uint32Array;
    readonly from: number;
    readonly since?: number;
    readonly isChosen?: (place: number) => boolean;
  },
): void {
  const factsOf = createDealFacts(compiled, columns, new Distinctions(compiled));
  for (let place = since; place < kindOf.length; place += 1)
    if (isChosen?.(place) !== false)
      (totals[kindOf[place] ?? 0] ??= new KindTotals()).add(place, factsOf(from + place));
}

/** The deals of each kind, ascending. */
function sortByKind(kinds: number, kindOf: Uint32Array): (kind: number) => Uint32Array {
  const first = new Uint32Array(kinds + 1);
  for (const kind of kindOf) first[kind + 1] = (first[kind + 1] ?? 0) + 1;
  for (let kind = 0; kind < kinds; kind += 1) first[kind + 1] = (first[kind + 1] ?? 0) + (first[kind] ?? 0);
  const next = first.slice();
  const deals = new Uint32Array(kindOf.length);
  kindOf.forEach((kind, deal) => {
    const place = next[kind] ?? 0;
    deals[place] = deal;
    next[kind] = place + 1;
  });
  return (kind) => deals.subarray(first[kind], first[kind + 1]);
}
