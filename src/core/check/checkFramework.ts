import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { severityOf } from '../diagnostics/diagnosticCodes.ts';
import { limitDiagnostics } from '../diagnostics/sortDiagnostics.ts';
import type { ParsedFramework } from '../text/parseFramework.ts';
import { rangeOfProblem } from '../text/rangeOfProblem.ts';
import { ALL_RULES } from './allRules.ts';
import type { CheckReport } from './checkRule.ts';

/**
 * Everything there is to say about a framework text, in document order: what `parseFramework` said and, when it gave a framework, what
 * the rules find. Replay expects a framework in which this finds no `error`.
 */
export function checkFramework(parsed: ParsedFramework): readonly Diagnostic[] {
  const { framework } = parsed;
  if (!framework) return parsed.diagnostics;
  const found: Diagnostic[] = [...parsed.diagnostics];
  const report: CheckReport = (code, asked, message, { part = 'value', or, witness, fix } = {}) => {
    const isThere = parsed.nearestPath(asked).length === asked.length;
    const path = parsed.nearestPath(isThere || !or ? asked : or);
    const range = rangeOfProblem(parsed, path, part);
    const severity = severityOf(code);
    found.push({
      code,
      severity,
      message,
      path,
      range,
      ...(witness ? { witness } : {}),
      ...(fix ? { fix } : {}),
    });
  };
  for (const rule of ALL_RULES) rule(framework, report);
  return limitDiagnostics(found, () => parsed.rangeAt(parsed.text.length, parsed.text.length));
}
