import { Distinctions, type CompiledFramework, type DealFacts, type Framework } from '../../core/index.ts';
import { createDealFacts } from '../bulk/createDealFacts.ts';
import { isSameValue } from '../bulk/sameValue.ts';
import type { DealColumns } from '../columns/index.ts';

/** What deals are worth, read once for all frameworks that know the same facts. */
export class DealAmounts {
  readonly #columns: DealColumns;
  readonly #amounts: Float64Array;
  /** By deal: index into `#names`. */
  readonly #currencies: Uint32Array;
  readonly #names: (string | undefined)[] = [];
  readonly #numbers = new Map<string | undefined, number>();
  /** By deal: 1 when it was read. */
  readonly #isRead: Uint8Array;
  #framework: Framework | undefined;
  #factsOf: ((deal: number) => DealFacts) | undefined;

  constructor(columns: DealColumns) {
    this.#columns = columns;
    this.#amounts = new Float64Array(columns.deals);
    this.#currencies = new Uint32Array(columns.deals);
    this.#isRead = new Uint8Array(columns.deals);
  }

  /** From now on deals are worth what this framework makes of them. */
  use(compiled: CompiledFramework): void {
    const before = this.#framework;
    const { framework } = compiled;
    this.#framework = framework;
    this.#factsOf = createDealFacts(compiled, this.#columns, new Distinctions(compiled));
    if (before?.timezone === framework.timezone && isSameValue(before.facts, framework.facts)) return;
    this.#isRead.fill(0);
  }

  /** NaN when a deal tells none. */
  amountOf(deal: number): number {
    if (this.#isRead[deal] === 0) this.#read(deal);
    return this.#amounts[deal] ?? NaN;
  }

  currencyOf(deal: number): string | undefined {
    if (this.#isRead[deal] === 0) this.#read(deal);
    return this.#names[this.#currencies[deal] ?? 0];
  }

  #read(deal: number): void {
    const { amount = NaN, currency } = this.#factsOf?.(deal) ?? {};
    let number = this.#numbers.get(currency);
    if (number === undefined) {
      number = this.#names.push(currency) - 1;
      this.#numbers.set(currency, number);
    }
    this.#amounts[deal] = amount;
    this.#currencies[deal] = number;
    this.#isRead[deal] = 1;
  }
}
