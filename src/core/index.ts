/** The public API of the core. */
export { assertNever, invariant } from './base/assert.ts';
export { ok, refused, type Result } from './base/result.ts';
export {
  checkFramework,
  resolveTarget,
  stateTreeOf,
  type StateEntry,
  type StateTree,
} from './check/index.ts';
export {
  addLength,
  formatInstant,
  isTimezone,
  parseInstant,
  phraseElapsed,
  timezoneOf,
} from './clock/index.ts';
export {
  DIAGNOSTIC_CODES,
  didYouMean,
  printDiagnostic,
  severityOf,
  suggestName,
  type Diagnostic,
  type DiagnosticCode,
  type JsonPath,
  type Severity,
  type SourceRange,
} from './diagnostics/index.ts';
export {
  mergeDuplicates,
  parseDealLine,
  parseDeals,
  phraseConflict,
  printDeal,
  type DealProblem,
  type MergedDeals,
  type RejectedLine,
} from './formats/index.ts';
export type { Cell, CellSource, Domain, FactValue, Interval } from './model/cell.ts';
export type { Deal, DealEvent, Partner, Verdict } from './model/deal.ts';
export { domainOfColumn, domainOfFact, isRegistrationDecision, stagesOf } from './model/domains.ts';
export type {
  Activity,
  Answer,
  Decision,
  Duration,
  FactDefinition,
  Framework,
  Guard,
  HitPolicy,
  JsonObject,
  JsonValue,
  Length,
  Lifecycle,
  Output,
  Phrases,
  Responsibility,
  Role,
  Rule,
  Side,
  SingleOutput,
  StateNode,
  Transition,
  Trigger,
} from './model/framework.ts';
export type { Break, GroupSurvival, ReplayReport, ReplaySummary, Survival } from './model/report.ts';
export { CHALLENGE_EVENTS, NEUTRAL_EVENTS, RESERVED_DECISIONS } from './model/reserved.ts';
export type {
  AnswerCounts,
  DealRun,
  Finding,
  FindingKind,
  MoveKind,
  Nearest,
  TraceStep,
} from './model/run.ts';
export {
  answerDecision,
  classifyInputs,
  compileDecision,
  compileTest,
  describeCell,
  explainDecision,
  findNearestRules,
  isInDomain,
  nameColumn,
  parseCell,
  phraseAnswer,
  phraseFact,
  phraseNearest,
  phraseQuestion,
  phraseScenario,
  printAnswer,
  printCell,
  shareAnswers,
  splitDomain,
  testCell,
  testOne,
  type AnswerShares,
  type CellExplanation,
  type CellProblem,
  type CompiledColumn,
  type CompiledDecision,
  type CompiledRule,
  type DecisionAnswer,
  type NearestRule,
  type ReadColumn,
  type RuleExplanation,
  type Slice,
  type TestOutcome,
} from './rules/index.ts';
export {
  createBlankFramework,
  FRAMEWORK_FORMAT,
  parseFramework,
  type ParsedFramework,
} from './text/index.ts';
export {
  assembleRun,
  compileFramework,
  countCoveringDeals,
  describeGuard,
  Distinctions,
  REPLAY_PARTS,
  replayDeal,
  replayInParts,
  summariseRuns,
  type CompiledFramework,
  type CoveringDeals,
  type DueSource,
  type Explanation,
  type InstantSource,
  type PartedRun,
  type ReplayPart,
  type RunPart,
  type Witness,
} from './replay/index.ts';
export {
  applyEdits,
  nameCommand,
  planEdits,
  type Command,
  type Refusal,
  type TextEdit,
} from './edit/index.ts';
export { GUIDE_QUESTIONS, parsePastedTable, writeFramework, type GuideAnswers } from './guide/index.ts';
