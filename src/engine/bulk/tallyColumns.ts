import {
  Distinctions,
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

/** Adds up replayed deals, given the kind of each, beginning with deal `from`. `runOf` replays one of them. */
export function tallyColumns(
  compiled: CompiledFramework,
  columns: DealColumns,
  { kinds, kindOf }: KindsOfDeals,
  {
    from = 0,
    runOf = (deal) => replayDeal(compiled, dealAt(columns, deal)),
  }: { readonly from?: number; readonly runOf?: (deal: number) => DealRun } = {},
): ReplayTally {
  const factsOf = createDealFacts(compiled, columns, new Distinctions(compiled));
  return tallyRuns(compiled, {
    deals: kindOf.length,
    kinds,
    kindOf: (place) => kindOf[place] ?? 0,
    factsOf: (place) => factsOf(from + place),
    idOf: (place) => textAt(columns.ids, from + place),
    // Words of a question may hold numbers of the deal.
    questionOf: (place, { break: id, question }) =>
      runOf(from + place).findings.find((finding) => finding.break === id)?.question ?? question,
  });
}
