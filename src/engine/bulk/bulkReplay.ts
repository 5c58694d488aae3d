import type { CompiledFramework, ReplayTally } from '../../core/index.ts';
import type { DealColumns } from '../columns/index.ts';
import { KindFinder } from './kindFinder.ts';
import { tallyColumns, type KindsOfDeals } from './tallyColumns.ts';

/** Deals between two reports of progress. */
const STEP = 4096;

/** Some of the deals of columns: those from `from` up to `to`, not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The replay of deals that stay while the framework is edited. Lives as long as the columns; `replay` is called again with the framework
 * after each edit and asks again only what the edit can have changed.
 */
export class BulkReplay {
  readonly #columns: DealColumns;
  readonly #span: Span;
  #compiled: CompiledFramework | undefined;
  #replayed: KindsOfDeals = { kinds: [], kindOf: new Uint32Array(0) };

  /** For all deals of the columns, or for a span of them. */
  constructor(columns: DealColumns, span: Span = { from: 0, to: columns.deals }) {
    this.#columns = columns;
    this.#span = span;
  }

  /**
   * Replays the deals through a framework in which `checkFramework` found no error. Stops now and then to say how many of the span are done;
   * returns the kind of each deal of the span, its first deal at 0. May be left at any point and begun anew with another framework: only one
   * replay runs at a time, the latest. What came of earlier ones stays as it was.
   */
  *replay(compiled: CompiledFramework): Generator<number, KindsOfDeals> {
    const { from, to } = this.#span;
    const finder = new KindFinder(compiled, this.#columns);
    const kindOf = new Uint32Array(to - from);
    this.#compiled = compiled;
    for (let deal = from; deal < to; deal += 1) {
      kindOf[deal - from] = finder.behaviourOf(deal);
      const done = deal + 1 - from;
      this.#replayed = { kinds: finder.behaviours, kindOf: kindOf.subarray(0, done) };
      if (done % STEP === 0) yield done;
    }
    return this.#replayed;
  }

  /** The deals done so far by the latest replay, each of one of some kinds. */
  get replayed(): KindsOfDeals {
    return this.#replayed;
  }

  /** Adds up the deals done so far by the latest replay; undefined before the first. */
  tally(): ReplayTally | undefined {
    const { from } = this.#span;
    return this.#compiled && tallyColumns(this.#compiled, this.#columns, this.#replayed, { from });
  }
}
