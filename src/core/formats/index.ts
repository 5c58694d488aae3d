export { mergeDuplicates, phraseConflict, type MergedDeals } from './deals/mergeDuplicates.ts';
export { parseDealLine, type DealProblem } from './deals/parseDealLine.ts';
export { parseDeals, type RejectedLine } from './deals/parseDeals.ts';
export { printDeal } from './deals/printDeal.ts';
export { createRedaction, type Redaction } from './deals/redactDeal.ts';
export type { DealPrinter, PrinterPass } from './eventlog/dealPrinter.ts';
