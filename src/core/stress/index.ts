/** Awkward deals: edge cases put into recorded ones, deals nobody recorded, and the smallest that break a framework. */
export { EDGE_CASES } from './cases/edgeCases.ts';
export { createDealView } from './dealView.ts';
export { NEEDS, THEMES, type EdgeCase, type Need, type Theme, type Variant } from './edgeCase.ts';
export { keepExample } from './keepExample.ts';
export { judgeExpectation, phraseExpectation } from './judgeExpectation.ts';
export {
  createSearch,
  FOUND_BY_SEARCH,
  searchFramework,
  type Search,
  type SearchFind,
  type SearchReport,
} from './searchFramework.ts';
export { shrinkDeal } from './shrinkDeal.ts';
export {
  stressFramework,
  stressRows,
  USUAL_PER_CELL,
  type StressOptions,
  type StressRow,
} from './stressFramework.ts';
export type { StressCell, StressFinding, StressReport } from './stressReport.ts';
export { synthesiseDeals } from './synthesiseDeals.ts';
export { createVocabulary } from './vocabulary.ts';
