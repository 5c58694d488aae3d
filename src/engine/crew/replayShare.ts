import {
  invariant,
  replayDeal,
  type CompiledFramework,
  type DealCounts,
  type Finding,
} from '../../core/index.ts';
import { BulkReplay } from '../bulk/index.ts';
import { dealAt, type DealColumns } from '../columns/index.ts';
import type { VerdictSpan } from '../overview.ts';
import { codeOf } from '../table/index.ts';
import { DealAmounts } from './dealAmounts.ts';
import type { ReplayedPart } from './tallyBreaks.ts';
import { countDeals, tallyPart, type OverviewPart } from './tallyPart.ts';

/** How far the replay of some deals is. */
export interface ShareProgress {
  readonly done: number;
  readonly closed: DealCounts;
  readonly open: DealCounts;
  /** Of the deals done since this was asked last. */
  readonly verdicts: VerdictSpan;
}

/** What came of the replay of some deals, or of those that were done. */
export interface ShareResult {
  readonly done: number;
  readonly part: OverviewPart;
  readonly verdicts: VerdictSpan;
}

/** Some of the loaded deals, which stay while the framework is edited. */
export class ReplayShare {
  readonly #columns: DealColumns;
  readonly #first: number;
  readonly #bulk: BulkReplay;
  readonly #amounts: DealAmounts;
  #compiled: CompiledFramework | undefined;
  #work: Iterator<number> | undefined;
  #told = 0;
  /** The question of a break as one deal put it, as long as the finding stays. */
  readonly #questions = new WeakMap<Finding, { readonly deal: number; readonly question: string }>();

  /** @param first index of the first of these deals among all */
  constructor(columns: DealColumns, first: number) {
    this.#columns = columns;
    this.#first = first;
    this.#bulk = new BulkReplay(columns);
    this.#amounts = new DealAmounts(columns);
  }

  get deals(): number {
    return this.#columns.deals;
  }

  /** Begins to replay the deals through a framework without errors; what was under way is left. */
  start(compiled: CompiledFramework): void {
    this.#compiled = compiled;
    this.#work = this.#bulk.replay(compiled);
    this.#amounts.use(compiled);
    this.#told = 0;
  }

  /** Goes on until it is time to pause; true when all deals are done. */
  work(isTime: () => boolean): boolean {
    invariant(this.#work, 'a replay is begun before it goes on');
    while (this.#work.next().done !== true) if (isTime()) return false;
    return true;
  }

  /** How far it is. */
  tell(): ShareProgress {
    const part = this.#replayed();
    const { closed, open } = countDeals(part);
    return { done: part.kindOf.length, closed, open, verdicts: this.#newVerdicts(part) };
  }

  /** What came of the deals that are done. */
  result(): ShareResult {
    const part = this.#replayed();
    invariant(this.#compiled, 'a replay is begun before anything comes of it');
    return {
      done: part.kindOf.length,
      part: tallyPart(this.#compiled, part),
      verdicts: this.#newVerdicts(part),
    };
  }

  #replayed(): ReplayedPart {
    const compiled = this.#compiled;
    invariant(compiled, 'a replay is begun before anything comes of it');
    const columns = this.#columns;
    const { kinds, kindOf } = this.#bulk.replayed;
    const outcomes = columns.headers.map(({ outcome }) => outcome);
    return {
      kinds,
      kindOf,
      first: this.#first,
      outcomeOf: (deal) => outcomes[columns.header[deal] ?? 0] ?? 'open',
      amountOf: (deal) => this.#amounts.amountOf(deal),
      currencyOf: (deal) => this.#amounts.currencyOf(deal),
      questionOf: (deal, finding) => this.#questionOf(compiled, deal, finding),
    };
  }

  #newVerdicts({ kinds, kindOf }: ReplayedPart): VerdictSpan {
    const codeOfKind = Uint8Array.from(kinds, codeOf);
    const from = this.#told;
    const codes = new Uint8Array(kindOf.length - from);
    for (let deal = from; deal < kindOf.length; deal += 1)
      codes[deal - from] = codeOfKind[kindOf[deal] ?? 0] ?? 0;
    this.#told = kindOf.length;
    return { from: this.#first + from, codes };
  }

  /** Words of a question may hold numbers of the deal. */
  #questionOf(compiled: CompiledFramework, deal: number, finding: Finding): string {
    const known = this.#questions.get(finding);
    if (known?.deal === deal) return known.question;
    const { findings } = replayDeal(compiled, dealAt(this.#columns, deal));
    const question = findings.find((other) => other.break === finding.break)?.question ?? finding.question;
    this.#questions.set(finding, { deal, question });
    return question;
  }
}
