import {
  readDealFacts,
  type CompiledFramework,
  type DealFacts,
  type Distinctions,
} from '../../core/index.ts';
import { dealAt, findFact, type DealColumns } from '../columns/index.ts';

const AMOUNT = 'amount';

/** What is said of each deal whatever its replay finds, read from columns. */
export function createDealFacts(
  compiled: CompiledFramework,
  columns: DealColumns,
  distinctions: Distinctions,
): (deal: number) => DealFacts {
  const amounts = columns.facts.find(({ name }) => name === AMOUNT);
  const currencies = columns.facts.find(({ name }) => name === 'currency');
  const ofDeal = (compiled.framework.facts.get(AMOUNT)?.of ?? 'deal') === 'deal';
  const changes = Uint8Array.from(columns.shapes, ({ type, data }) =>
    type === 'fact.changed' && data.get('fact') === AMOUNT ? 1 : 0,
  );
  const changesAny = changes.includes(1);
  const isPlain = (deal: number): boolean => {
    if (!changesAny) return ofDeal;
    const to = columns.firstEvent[deal + 1] ?? 0;
    for (let event = columns.firstEvent[deal] ?? 0; event < to; event += 1)
      if (changes[columns.shape[event] ?? 0] === 1) return false;
    return ofDeal;
  };
  const partnersOf = createPartnerLists(columns);
  return (deal) => {
    const header = columns.headers[columns.header[deal] ?? 0];
    if (!header || !isPlain(deal)) return readDealFacts(compiled, dealAt(columns, deal));
    const amount = amounts && findFact(amounts, deal);
    const currency = currencies && findFact(currencies, deal);
    const facts: { -readonly [Name in keyof DealFacts]: DealFacts[Name] } = {
      partners: partnersOf(deal, header.partners.length),
      outcome: header.outcome,
    };
    if (header.partnerType !== undefined) facts.partnerType = header.partnerType;
    if (typeof amount === 'number' && distinctions.isUsable(AMOUNT, amount)) facts.amount = amount;
    if (typeof currency === 'string') facts.currency = currency;
    return facts;
  };
}

/** Reads the first so many partners of a deal. Deals with the same one partner share a list. */
function createPartnerLists({
  partners,
  partnerNames,
}: DealColumns): (deal: number, count: number) => readonly string[] {
  const nobody: readonly string[] = [];
  const single = partnerNames.map((name): readonly string[] => [name]);
  return (deal, count) => {
    const from = partners.first[deal] ?? 0;
    if (count === 0) return nobody;
    if (count === 1) return single[partners.items[from] ?? 0] ?? nobody;
    return Array.from(partners.items.subarray(from, from + count), (partner) => partnerNames[partner] ?? '');
  };
}
