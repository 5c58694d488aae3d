export type { Diagnostic, JsonPath, Severity, SourceRange } from './diagnostic.ts';
export { DIAGNOSTIC_CODES, severityOf, type DiagnosticCode } from './diagnosticCodes.ts';
export { printDiagnostic } from './printDiagnostic.ts';
export { limitDiagnostics, sortDiagnostics } from './sortDiagnostics.ts';
export { didYouMean, suggestName } from './suggestName.ts';
