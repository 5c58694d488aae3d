/** What nobody recorded and people may remember: whom to ask what, and what their answers make of the deals. */
export { applyAnswer, applyAnswers, takeBack, withoutRecalled } from './applyAnswers.ts';
export {
  nameStratum,
  pickCards,
  pickFromSample,
  sampleStrata,
  type PickOptions,
  type Stratum,
} from './pickCards.ts';
export type { Asked, RecallAnswer, RecallCard, RecallChoice, RecallQuestion } from './recallCard.ts';
export {
  parseRecallFile,
  printRecallFile,
  splitCards,
  type RecallFile,
  type RecallProblem,
} from './recallFile.ts';
