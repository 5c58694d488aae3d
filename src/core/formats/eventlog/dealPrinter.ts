import type { Deal } from '../../model/deal.ts';

/** One telling of all deals: what its parts return is the text, one part after another. */
export interface PrinterPass {
  readonly begin?: () => string;
  readonly deal: (deal: Deal) => string;
  readonly end?: () => string;
}

/** Writes any number of deals without holding them: they are told to each pass in turn, in the same order. */
export interface DealPrinter {
  readonly passes: readonly PrinterPass[];
}

/** The text of deals at hand, in pieces. */
export function* printDeals({ passes }: DealPrinter, deals: Iterable<Deal>): Generator<string> {
  for (const { begin, deal: print, end } of passes) {
    if (begin) yield begin();
    for (const deal of deals) {
      const text = print(deal);
      if (text !== '') yield text;
    }
    if (end) yield end();
  }
}
