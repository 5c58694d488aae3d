/** Deals as columns: built from deals or straight from lines, read back one by one, cut into shares. */
export { createColumnsBuilder, type Added, type ColumnsBuilder, type Duplicates } from './columnsBuilder.ts';
export type {
  CodeArray,
  DealColumns,
  DealHeader,
  EventShape,
  FactColumn,
  ListColumn,
  LocalName,
  ObjectName,
  TextColumn,
  TimeForm,
} from './dealColumns.ts';
export { dealAt, textAt } from './dealAt.ts';
export { ExpectationBook, type ExpectedOfDeal } from './expectationBook.ts';
export { findFact } from './findFact.ts';
export { KNOWN } from './knownWays.ts';
export { createLineScanner, type LineScanner, type ScannedLines } from './lineScanner.ts';
export type { RecordListener } from './recordListener.ts';
