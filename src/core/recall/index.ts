/** What nobody recorded and people may remember: whom to ask what, and what their answers make of the deals. */
export { applyAnswers, withoutRecalled } from './applyAnswers.ts';
export { pickCards, type PickOptions } from './pickCards.ts';
export type { RecallAnswer, RecallCard, RecallChoice, RecallQuestion } from './recallCard.ts';
export {
  parseRecallFile,
  printRecallFile,
  splitCards,
  type RecallFile,
  type RecallProblem,
} from './recallFile.ts';
