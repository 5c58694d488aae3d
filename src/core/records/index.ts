/** From what other systems recorded to deals. */
export { buildDeals, buildInSteps, type BuildOptions, type BuiltDeals } from './deals/buildDeals.ts';
export {
  CHANGE_USES,
  type BuildReport,
  type ChangeUse,
  type ObjectNote,
  type Unmapped,
  type ValueNote,
} from './deals/buildReport.ts';
export { proposeJoins, type ProposedJoin, type ProposeOptions } from './groups/proposeJoins.ts';
export { SYSTEMS } from './history/history.ts';
export type {
  History,
  RecordedObject,
  RecordedChange,
  SystemName,
  Place,
  FileAccount,
  ObjectKind,
  RowNote,
} from './history/history.ts';
export {
  changeMapping,
  nameMappingChange,
  type MappingChange,
  type MappingList,
} from './mapping/changeMapping.ts';
export { countMapping, type MappingCounts, type UnmappedPart } from './mapping/countMapping.ts';
export { guessMapping } from './mapping/guessMapping.ts';
export { listEventChoices, type EventChoice } from './mapping/listEventChoices.ts';
export {
  EMPTY_MAPPING,
  FIELD_MEANINGS,
  MAPPING_FORMAT,
  PLAIN_MEANINGS,
  USER,
  type ActorLine,
  type Currency,
  type EventLine,
  type FieldLine,
  type Join,
  type Mapping,
  type ObjectLine,
  type ObjectName,
  type Pseudonyms,
  type StandIn,
} from './mapping/mapping.ts';
export { parseMapping, type MappingProblem } from './mapping/parseMapping.ts';
export { printMapping } from './mapping/printMapping.ts';
export {
  tallyHistory,
  type FieldTally,
  type HistoryTally,
  type TypeTally,
  type ValueTally,
} from './mapping/tallyHistory.ts';
export type { StandInCount } from './standIns/applyStandIns.ts';
export {
  findFileChoice,
  type ColumnChoice,
  type FileChoice,
  type FileLine,
  type ReadChoices,
} from './systems/fileChoice.ts';
export { previewFile, type FilePreview } from './systems/previewFile.ts';
export { readHistory, type ReadOptions, type ReadProgress } from './systems/readHistory.ts';
export { recogniseFiles, type FileHead, type Recognised } from './systems/recogniseFiles.ts';
export type { Database, DatabaseTable, OpenDatabase } from './tables/database.ts';
export { openWithSqlJs, type SqlJs } from './tables/openWithSqlJs.ts';
export type { SourceFile, ReadLimits } from './tables/sourceFile.ts';
