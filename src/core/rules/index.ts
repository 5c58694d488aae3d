export { parseCell, type CellProblem } from './parseCell.ts';
export { isInDomain, testCell } from './testCell.ts';
export { printCell, printUnaryTests } from './printCell.ts';
export {
  compileTest,
  compileTests,
  testAll,
  testOne,
  type CompiledTest,
  type TestOutcome,
} from './compileTests.ts';
export { splitDomain, type Slice } from './splitDomain.ts';
export {
  compileDecision,
  keyOfAnswer,
  sliceAt,
  type CompiledColumn,
  type CompiledDecision,
  type CompiledRule,
} from './compileDecision.ts';
export { answerDecision, type DecisionAnswer } from './answerDecision.ts';
export type { GivenOutcome } from './findMissing.ts';
export {
  explainDecision,
  findNearestRules,
  type CellExplanation,
  type NearestRule,
  type RuleExplanation,
} from './explainDecision.ts';
export type { ReadColumn } from './spreadRules.ts';
export { classifyInputs, type InputClass } from './classifyInputs.ts';
export { shareAnswers, type AnswerShares } from './shareAnswers.ts';
export { printAnswer } from './printAnswer.ts';
export { printOutput } from './printOutput.ts';
export { describeCell } from './describeCell.ts';
export { phraseAnswer, phraseNearest } from './phraseAnswer.ts';
export { nameColumn, phraseFact } from './phraseFact.ts';
export { phraseQuestion, phraseScenario, type ScenarioValues } from './phraseScenario.ts';
export { formatHours } from './formatHours.ts';
export { formatNumber } from './formatNumber.ts';
export {
  analyseDecision,
  analysisOf,
  listImpossible,
  type AnalysisLimits,
  type DecisionAnalysis,
  type DecisionFinding,
  type ImpossibleScenario,
} from './analysis/index.ts';
