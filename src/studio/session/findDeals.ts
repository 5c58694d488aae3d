import { createTextFinder, type DealTable } from '../../engine/index.ts';

/** Deals looked at between two pauses. */
const STEP = 8192;

/** The first `most` deals from `from` on that hold all typed words. Stops now and then, so that whoever asks may rest. */
export function* findDeals(
  table: DealTable,
  typed: string,
  from: number,
  most: number,
): Generator<undefined, readonly number[]> {
  const found: number[] = [];
  if (typed.trim() === '') return found;
  const isFound = createTextFinder(table, typed);
  for (let deal = from; deal < table.deals && found.length < most; deal += 1) {
    if (deal % STEP === STEP - 1) yield undefined;
    if (isFound(deal)) found.push(deal);
  }
  return found;
}
