export { createCsvImporter, type CsvImporter, type CsvReport } from './csvImporter.ts';
export {
  CSV_FIELDS,
  NO_MAPPING,
  parseCsvMapping,
  type CsvField,
  type CsvMapping,
  type CsvMappingProblem,
} from './csvMapping.ts';
export type { CsvOptions } from './csvOptions.ts';
export { parseOutcomeLabels, type OutcomeLabels } from '../eventlog/outcomeLabels.ts';
export { createCsvPrinter, printCsv } from './printCsv.ts';
export { toEventType } from '../eventlog/toEventType.ts';
