import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { severityOf } from '../diagnostics/diagnosticCodes.ts';
import type { ParsedFramework } from '../text/parseFramework.ts';
import { rangeOfProblem } from '../text/rangeOfProblem.ts';
import type { CheckReport } from './checkRule.ts';

/** A report that adds to a list, with places in the text; what is missing is pointed at by what would hold it. */
export function createReport(parsed: ParsedFramework, found: Diagnostic[]): CheckReport {
  return (code, asked, message, { part = 'value', or, witness, fix, about } = {}) => {
    const isThere = parsed.nearestPath(asked).length === asked.length;
    const path = parsed.nearestPath(isThere || !or ? asked : or);
    const missing = path.length < asked.length && !or ? asked.slice(path.length).join('.') : undefined;
    const subject = about ?? missing;
    found.push({
      code,
      severity: severityOf(code),
      message,
      path,
      range: rangeOfProblem(parsed, path, part),
      ...(witness ? { witness } : {}),
      ...(fix ? { fix } : {}),
      ...(subject === undefined ? {} : { about: subject }),
    });
  };
}
