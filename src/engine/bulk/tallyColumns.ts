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

/** Deals 0 to `kindOf.length` - 1, each of one of some kinds. */
export interface KindsOfDeals {
  readonly kinds: readonly RunKind[];
  readonly kindOf: Uint32Array;
}

/** Adds up replayed deals, given the kind of each. `runOf` replays one of them. */
export function tallyColumns(
  compiled: CompiledFramework,
  columns: DealColumns,
  { kinds, kindOf }: KindsOfDeals,
  runOf = (deal: number): DealRun => replayDeal(compiled, dealAt(columns, deal)),
): ReplayTally {
  return tallyRuns(compiled, {
    deals: kindOf.length,
    kinds,
    kindOf: (deal) => kindOf[deal] ?? 0,
    factsOf: createDealFacts(compiled, columns, new Distinctions(compiled)),
    idOf: (deal) => textAt(columns.ids, deal),
    // Words of a question may hold numbers of the deal.
    questionOf: (deal, { break: id, question }) =>
      runOf(deal).findings.find((finding) => finding.break === id)?.question ?? question,
  });
}
