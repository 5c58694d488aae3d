export type { Diagnostic, JsonPath, Severity, SourceRange } from './diagnostic.ts';
export { DIAGNOSTIC_CODES, severityOf, type DiagnosticCode } from './diagnosticCodes.ts';
export { didYouMean, suggestName } from './suggestName.ts';
