import type { Diagnostic, SourceRange } from './diagnostic.ts';
import { severityOf } from './diagnosticCodes.ts';

const MOST_DIAGNOSTICS = 1000;

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Document order: by start, then the wider range first, then the graver; otherwise diagnostics keep their order. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      a.range.start - b.range.start || b.range.end - a.range.end || RANK[a.severity] - RANK[b.severity],
  );
}

/** At most a thousand diagnostics in document order, errors kept first; how many were left out is said at the end of the text. */
export function limitDiagnostics(
  diagnostics: readonly Diagnostic[],
  endOfText: () => SourceRange,
): readonly Diagnostic[] {
  const more = diagnostics.length - MOST_DIAGNOSTICS;
  if (more <= 0) return sortDiagnostics(diagnostics);
  const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error';
  const errorsFirst = [...diagnostics.filter(isError), ...diagnostics.filter((other) => !isError(other))];
  const code = 'text.more-problems';
  const message = `There are ${more} more problems.`;
  return [
    ...sortDiagnostics(errorsFirst.slice(0, MOST_DIAGNOSTICS)),
    { code, severity: severityOf(code), message, path: [], range: endOfText() },
  ];
}
