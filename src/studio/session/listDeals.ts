import {
  bitOf,
  CODE,
  createEdgeCaseTest,
  createPartnerTypeTest,
  createTextFinder,
  OUTCOMES,
  type DealTable,
} from '../../engine/index.ts';

/** What the list of deals is narrowed to. */
export interface DealFilter {
  readonly result: 'all' | 'broken' | 'unproven' | 'survived' | 'contradicted';
  readonly partnerType: string;
  readonly outcome: 'all' | 'won' | 'lost' | 'open';
  readonly edgeCase: string;
  readonly text: string;
}

export const NO_FILTER: DealFilter = {
  result: 'all',
  partnerType: '',
  outcome: 'all',
  edgeCase: '',
  text: '',
};

/** True when the filter leaves everything in. */
export function isOpenFilter(filter: DealFilter): boolean {
  return Object.entries(NO_FILTER).every(([key, value]) => filter[key as keyof DealFilter] === value);
}

/** Deals that a filter leaves, by index, and how many of them broke or could not be judged. */
export interface DealGroup {
  readonly deals: Uint32Array;
  readonly broke: number;
  readonly unproven: number;
}

/** The deals a filter leaves. */
export interface ListedDeals {
  readonly live: DealGroup;
  readonly closed: DealGroup;
}

/** Deals looked at between two pauses. */
const STEP = 8192;

/** Finds the deals a filter leaves. Stops now and then, so that whoever asks may rest. */
export function* listDeals(
  table: DealTable,
  verdicts: Uint8Array,
  filter: DealFilter,
): Generator<undefined, ListedDeals> {
  const isIn = createFilter(table, verdicts, filter);
  const live = new GroupBuilder(table.open);
  const closed = new GroupBuilder(table.deals - table.open);
  const open = OUTCOMES.indexOf('open');
  for (let deal = 0; deal < table.deals; deal += 1) {
    if (deal % STEP === STEP - 1) yield undefined;
    if (!isIn(deal)) continue;
    const group = table.outcomes[deal] === open ? live : closed;
    group.add(deal, (verdicts[deal] ?? 0) & CODE.verdict);
  }
  return { live: live.build(), closed: closed.build() };
}

class GroupBuilder {
  readonly #deals: Uint32Array;
  #count = 0;
  #broke = 0;
  #unproven = 0;

  constructor(most: number) {
    this.#deals = new Uint32Array(most);
  }

  add(deal: number, verdict: number): void {
    this.#deals[this.#count++] = deal;
    if (verdict === CODE.broken) this.#broke += 1;
    if (verdict === CODE.unproven) this.#unproven += 1;
  }

  build(): DealGroup {
    return {
      deals: this.#deals.subarray(0, this.#count),
      broke: this.#broke,
      unproven: this.#unproven,
    };
  }
}

function createFilter(table: DealTable, verdicts: Uint8Array, filter: DealFilter): (deal: number) => boolean {
  const tests: ((deal: number) => boolean)[] = [];
  const { result, outcome, partnerType, edgeCase, text } = filter;
  if (result === 'contradicted') {
    const bit = bitOf('contradicted');
    tests.push((deal) => ((verdicts[deal] ?? 0) & bit) !== 0);
  } else if (result !== 'all') {
    const wanted = CODE[result];
    tests.push((deal) => ((verdicts[deal] ?? 0) & CODE.verdict) === wanted);
  }
  if (outcome !== 'all') {
    const wanted = OUTCOMES.indexOf(outcome);
    tests.push((deal) => table.outcomes[deal] === wanted);
  }
  if (partnerType !== '') tests.push(createPartnerTypeTest(table, partnerType));
  if (edgeCase !== '') tests.push(createEdgeCaseTest(table, edgeCase));
  if (text.trim() !== '') tests.push(createTextFinder(table, text));
  return (deal) => tests.every((test) => test(deal));
}
