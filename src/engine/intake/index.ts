/** Files of other systems on their way to becoming deals. */
export { createIntake, type Intake } from './createIntake.ts';
export {
  makeImport,
  type ImportOptions,
  type ImportProgress,
  type ImportVerdicts,
  type MadeImport,
} from './makeImport.ts';
export type {
  IntakeHost,
  IntakeOptions,
  IntakeReply,
  IntakeRequest,
  IntakeSource,
  JoinsSummary,
  ReadingProgress,
  RecognisedFile,
} from './messages.ts';
export type { CountsSummary } from './summariseCounts.ts';
export type {
  FieldSummary,
  HistorySummary,
  LabelSummary,
  ObjectExample,
  TypeSummary,
} from './summariseHistory.ts';
export type { FileSummary, FirstOf, ReportSummary, RowNoteSummary } from './summariseReport.ts';
