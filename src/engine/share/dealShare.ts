import { replayDeal, type CompiledFramework, type DealRun } from '../../core/index.ts';
import { BulkReplay, type KindsOfDeals } from '../bulk/index.ts';
import { dealAt, type DealColumns } from '../columns/index.ts';
import type { PrintRuns } from './messages.ts';

/** So few deals are replayed one by one: learning from them would take longer. */
const FEW = 500;

/** The work on some of the deals, wherever it is done. */
export class DealShare {
  readonly #compiled: CompiledFramework;
  readonly #columns: DealColumns;
  readonly #print: PrintRuns;
  /** Runs of few deals, to have them again. */
  readonly #runs = new Map<number, DealRun>();

  constructor(compiled: CompiledFramework, columns: DealColumns, print: PrintRuns) {
    this.#compiled = compiled;
    this.#columns = columns;
    this.#print = print;
  }

  /** Replays the deals from `from` up to `to`, not included; stops now and then to say how many are done. */
  *replay(from: number, to: number): Generator<number, KindsOfDeals> {
    if (to - from <= FEW) {
      const kinds = Array.from({ length: to - from }, (_, place) => this.runOf(from + place));
      return { kinds, kindOf: Uint32Array.from(kinds.keys()) };
    }
    return yield* new BulkReplay(this.#columns, { from, to }).replay(this.#compiled);
  }

  /** Replays deals one by one and prints their runs. */
  print(deals: Uint32Array): string {
    return this.#print(this.#runsOf(deals));
  }

  /** The run of one deal. */
  runOf(deal: number): DealRun {
    const known = this.#runs.get(deal);
    if (known) return known;
    const run = replayDeal(this.#compiled, dealAt(this.#columns, deal));
    if (this.#columns.deals <= FEW) this.#runs.set(deal, run);
    return run;
  }

  *#runsOf(deals: Uint32Array): Generator<DealRun> {
    for (const deal of deals) yield this.runOf(deal);
  }
}
