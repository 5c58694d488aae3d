export {
  QUESTION_IDS,
  readRows,
  readTexts,
  type FieldValue,
  type GuideAnswer,
  type GuideAnswers,
  type QuestionId,
} from './guideAnswers.ts';
export {
  GUIDE_QUESTIONS,
  suggestAnswer,
  type GuideField,
  type GuideOffer,
  type GuideOption,
  type GuideQuestion,
} from './guideQuestions.ts';
export { describeAnswer } from './describeAnswer.ts';
export { parsePastedTable, type PastedTable } from './parsePastedTable.ts';
export { PLACEHOLDER_ROLES } from './guidePlan.ts';
export { writeFramework } from './writeFramework.ts';
