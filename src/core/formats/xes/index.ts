export { parseOutcomeLabels, type OutcomeLabels } from '../eventlog/outcomeLabels.ts';
export { createXesPrinter, printXes } from './printXes.ts';
export { toEventType } from '../eventlog/toEventType.ts';
export { createXesImporter, type XesImporter, type XesReport } from './xesImporter.ts';
export type { XesOptions } from './xesOptions.ts';
