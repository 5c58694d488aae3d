import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { limitDiagnostics } from '../diagnostics/sortDiagnostics.ts';
import type { ReplaySummary } from '../model/report.ts';
import type { ParsedFramework } from '../text/parseFramework.ts';
import { ALL_RULES } from './allRules.ts';
import { createReport } from './createReport.ts';
import { theory } from './rules/theory.ts';

/**
 * Everything there is to say about a framework text, in document order: what `parseFramework` said and, when it gave a framework, what
 * the rules find. Replay expects a framework in which this finds no `error`. With the coverage of replayed deals it also says what is
 * theory: what none of them exercised.
 */
export function checkFramework(
  parsed: ParsedFramework,
  coverage?: ReplaySummary['coverage'],
): readonly Diagnostic[] {
  const { framework } = parsed;
  if (!framework) return parsed.diagnostics;
  const found: Diagnostic[] = [...parsed.diagnostics];
  const report = createReport(parsed, found);
  for (const rule of ALL_RULES) rule(framework, report);
  if (coverage) theory(framework, coverage, report);
  return limitDiagnostics(found, () => parsed.rangeAt(parsed.text.length, parsed.text.length));
}
