export { EDGE_CASES } from './cases/edgeCases.ts';
export { createDealView } from './dealView.ts';
export { NEEDS, THEMES, type EdgeCase, type Need, type Theme, type Variant } from './edgeCase.ts';
export { shrinkDeal } from './shrinkDeal.ts';
export {
  stressFramework,
  stressRows,
  USUAL_PER_CELL,
  type StressOptions,
  type StressRow,
} from './stressFramework.ts';
export type { StressCell, StressFinding, StressReport } from './stressReport.ts';
export { createVocabulary } from './vocabulary.ts';
