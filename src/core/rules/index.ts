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
