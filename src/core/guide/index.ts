export {
  QUESTION_IDS,
  readRows,
  readTexts,
  type FieldValue,
  type GuideAnswer,
  type GuideAnswers,
  type QuestionId,
} from './guideAnswers.ts';
export { GUIDE_QUESTIONS, suggestAnswer } from './guideQuestions.ts';
export type { GuideField, GuideOffer, GuideOption, GuideQuestion } from './guideQuestion.ts';
export { describeAnswer } from './describeAnswer.ts';
export { parsePastedTable, type PastedTable } from './parsePastedTable.ts';
export { PLACEHOLDER_ROLES } from './guidePlan.ts';
export { writeFramework } from './writeFramework.ts';
