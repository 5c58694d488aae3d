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
  const isPlain = (deal: number): boolean => {
    const to = columns.firstEvent[deal + 1] ?? 0;
    for (let event = columns.firstEvent[deal] ?? 0; event < to; event += 1)
      if (changes[columns.shape[event] ?? 0] === 1) return false;
    return ofDeal;
  };
  return (deal) => {
    const header = columns.headers[columns.header[deal] ?? 0];
    if (!header || !isPlain(deal)) return readDealFacts(compiled, dealAt(columns, deal));
    const amount = amounts && findFact(amounts, deal);
    const currency = currencies && findFact(currencies, deal);
    const from = columns.partners.first[deal] ?? 0;
    return {
      ...(header.partnerType === undefined ? {} : { partnerType: header.partnerType }),
      partners: header.partners.map(
        (_, place) => columns.partnerNames[columns.partners.items[from + place] ?? 0] ?? '',
      ),
      outcome: header.outcome,
      ...(typeof amount === 'number' && distinctions.isUsable(AMOUNT, amount) ? { amount } : {}),
      ...(typeof currency === 'string' ? { currency } : {}),
    };
  };
}
