import {
  ASKED_PARTS,
  Distinctions,
  KindTotals,
  type CompiledFramework,
  type ReplayTally,
} from '../../core/index.ts';
import type { DealColumns } from '../columns/index.ts';
import { AskedDeals } from './askedDeals.ts';
import { DealKinds } from './dealKinds.ts';
import { ExplainedDeals } from './explainedDeals.ts';
import { haveSameInputs, inputsOfExplanation, inputsOfPart } from './partInputs.ts';
import { addTotals, tallyColumns, type KindsOfDeals } from './tallyColumns.ts';
import { VariantFinder } from './variantFinder.ts';

/** Deals between two reports of progress; fewer while there is much to learn. */
const STEP = 512;
/** Some of the deals of columns: those from `from` up to `to`, not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Deals as far as they were replayed through a framework. */
interface Replay {
  readonly compiled: CompiledFramework;
  readonly kinds: DealKinds;
  /** By deal of the span. */
  readonly kindOf: Uint32Array;
  done: number;
  /** By kind, of the first `summed` deals. */
  readonly totals: (KindTotals | undefined)[];
  summed: number;
  /** The earlier replay it began from, and by its kinds the kind now, -1 when several. */
  origin: { readonly before: Replay; readonly after: readonly (number | undefined)[] } | undefined;
}

/**
 * The replay of deals that stay while the framework is edited. Lives as long as the columns; `replay` is called again with the framework
 * after each edit and asks again only what the edit can have changed.
 */
export class BulkReplay {
  readonly #columns: DealColumns;
  readonly #span: Span;
  readonly #types: readonly string[];
  /** By deal of the span, as far as `#found`. */
  readonly #variantOf: Uint32Array;
  #variants: VariantFinder | undefined;
  #found = 0;
  #latest: Replay | undefined;
  /** The one that came furthest, if that is not the latest. */
  #furthest: Replay | undefined;

  /** For all deals of the columns, or for a span of them. */
  constructor(columns: DealColumns, span: Span = { from: 0, to: columns.deals }) {
    this.#columns = columns;
    this.#span = span;
    this.#types = [...new Set(columns.shapes.map(({ type }) => type))];
    this.#variantOf = new Uint32Array(span.to - span.from);
  }

  /**
   * Replays the deals through a framework in which `checkFramework` found no error. Stops now and then to say how many of the span are done;
   * returns the kind of each deal of the span, its first deal at 0. May be left at any point and begun anew with another framework: only one
   * replay runs at a time, the latest. What came of earlier ones stays as it was.
   */
  *replay(compiled: CompiledFramework): Generator<number, KindsOfDeals> {
    const before = this.#begin(compiled);
    const replay = this.#latest;
    if (!replay) return { kinds: [], kindOf: new Uint32Array(0) };
    const { kinds, kindOf } = replay;
    const after: (number | undefined)[] = [];
    if (before) replay.origin = { before, after };
    while (replay.done < kindOf.length) {
      this.#findVariants(Math.min(kindOf.length, replay.done + STEP));
      let deal = replay.done;
      const most = deal + STEP + kinds.deals.effort;
      for (; deal < this.#found && deal + kinds.deals.effort < most; deal += 1)
        kindOf[deal] = this.#kindOf(kinds, deal, before, after);
      replay.done = deal;
      if (deal < kindOf.length) yield deal;
      if (this.#latest !== replay) break;
    }
    return { kinds: kinds.kinds, kindOf };
  }

  /** The deals done so far by the latest replay, each of one of some kinds. */
  get replayed(): KindsOfDeals {
    if (!this.#latest) return { kinds: [], kindOf: new Uint32Array(0) };
    const { kinds, kindOf, done } = this.#latest;
    return { kinds: kinds.kinds, kindOf: kindOf.subarray(0, done) };
  }

  /** Adds up the deals done so far by the latest replay; undefined before the first. */
  tally(): ReplayTally | undefined {
    const replay = this.#latest;
    if (!replay) return undefined;
    const { compiled, totals } = replay;
    this.#sumUp(replay);
    return tallyColumns(compiled, this.#columns, this.replayed, { from: this.#span.from, totals });
  }

  /** Adds up what was added up before by kinds that became one, and deals only where a kind became several. */
  #sumUp(replay: Replay): void {
    const { compiled, kindOf, done, totals, origin } = replay;
    const about = { kindOf: kindOf.subarray(0, done), from: this.#span.from };
    const known = origin?.before.summed === kindOf.length && done === kindOf.length && replay.summed === 0;
    if (!origin || !known) addTotals(totals, compiled, this.#columns, { ...about, since: replay.summed });
    else {
      const { before, after } = origin;
      before.totals.forEach((total, kind) => {
        const now = after[kind] ?? -1;
        if (total && now >= 0) (totals[now] ??= new KindTotals()).addAll(total);
      });
      if (after.includes(-1)) {
        const isChosen = (place: number): boolean => after[before.kindOf[place] ?? 0] === -1;
        addTotals(totals, compiled, this.#columns, { ...about, isChosen });
      }
    }
    replay.summed = done;
    replay.origin = undefined;
  }

  /** Begins a replay; returns the earlier one whose kinds it can begin from. */
  #begin(compiled: CompiledFramework): Replay | undefined {
    const distinctions = new Distinctions(compiled);
    const explains = inputsOfExplanation(compiled, this.#types);
    const before = [this.#latest, this.#furthest]
      .filter((replay) => replay !== undefined)
      .sort((a, b) => b.done - a.done)
      .find(
        ({ kinds: { deals } }) =>
          haveSameInputs(deals.inputs, explains) &&
          deals.variants === this.#variants &&
          deals.variants.isAsWith(distinctions),
      );
    const deals = before?.kinds.deals ?? this.#explainAnew(compiled, distinctions);
    const parts = ASKED_PARTS.map((part) => {
      const known = before?.kinds.parts.find((other) => other.part === part);
      const inputs = inputsOfPart(compiled, part, this.#types);
      return known && haveSameInputs(known.inputs, inputs)
        ? known
        : new AskedDeals(compiled, deals, part, inputs, known);
    });
    if (this.#latest) this.#latest.origin = undefined;
    if (this.#latest && this.#latest.done >= (this.#furthest?.done ?? 0)) this.#furthest = this.#latest;
    this.#latest = {
      compiled,
      kinds: new DealKinds(compiled, deals, parts),
      kindOf: new Uint32Array(this.#span.to - this.#span.from),
      done: 0,
      totals: [],
      summed: 0,
      origin: undefined,
    };
    return before;
  }

  #explainAnew(compiled: CompiledFramework, distinctions: Distinctions): ExplainedDeals {
    const variants = new VariantFinder(this.#columns, compiled, distinctions);
    if (!this.#variants?.isLike(variants)) {
      this.#variants = variants;
      this.#found = 0;
    }
    return new ExplainedDeals(this.#columns, compiled, this.#variants ?? variants, this.#types);
  }

  #findVariants(to: number): void {
    if (to <= this.#found) return;
    const { from } = this.#span;
    this.#variants?.find(from + this.#found, from + to, this.#variantOf.subarray(this.#found, to));
    this.#found = to;
  }

  #kindOf(
    kinds: DealKinds,
    place: number,
    before: Replay | undefined,
    after: (number | undefined)[],
  ): number {
    if (before && place < before.done) {
      const earlier = before.kindOf[place] ?? 0;
      const now = (after[earlier] ??= kinds.kindAfter(before.kinds, earlier) ?? -1);
      if (now >= 0) return now;
    }
    return kinds.kindOf(this.#span.from + place, this.#variantOf[place] ?? 0);
  }
}
