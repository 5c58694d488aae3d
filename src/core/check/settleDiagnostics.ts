import type { Result } from '../base/result.ts';
import { ok, refused } from '../base/result.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { DIAGNOSTIC_CODES } from '../diagnostics/diagnosticCodes.ts';
import { didYouMean } from '../diagnostics/suggestName.ts';
import type { Framework } from '../model/framework.ts';
import { identifyDiagnostics, type IdentifiedDiagnostic } from './identifyDiagnostics.ts';

/** How grave a code is taken to be; `off` leaves it out. */
export type SeverityLevel = Severity | 'off';

/** What a team has agreed about the check of a framework. */
export interface CheckSettings {
  /** By code, or by family as "theory.*"; a code beats its family. */
  readonly severities: ReadonlyMap<string, SeverityLevel>;
  /** Ids of findings somebody accepted, with the reason. */
  readonly accepted: ReadonlyMap<string, string>;
}

/** Diagnostics under the settings of a team. */
export interface SettledDiagnostics {
  /** What is left to look at, in document order. */
  readonly diagnostics: readonly IdentifiedDiagnostic[];
  readonly accepted: readonly (IdentifiedDiagnostic & { readonly reason: string })[];
  /** Accepted ids that nothing has any more. */
  readonly outdated: readonly string[];
}

const LEVELS: readonly string[] = ['error', 'warning', 'info', 'off'] satisfies readonly SeverityLevel[];

/** Applies severities and takes accepted findings out. What is outside the format stays an error and cannot be accepted. */
export function settleDiagnostics(
  framework: Framework | undefined,
  diagnostics: readonly Diagnostic[],
  { severities, accepted }: CheckSettings,
): SettledDiagnostics {
  const left: IdentifiedDiagnostic[] = [];
  const taken: (IdentifiedDiagnostic & { reason: string })[] = [];
  const seen = new Set<string>();
  for (const diagnostic of identifyDiagnostics(framework, diagnostics)) {
    seen.add(diagnostic.id);
    const isFixed = diagnostic.severity === 'error';
    const severity = isFixed ? 'error' : levelOf(severities, diagnostic);
    const reason = isFixed ? undefined : accepted.get(diagnostic.id);
    if (severity === 'off') continue;
    if (reason === undefined) left.push({ ...diagnostic, severity });
    else taken.push({ ...diagnostic, severity, reason });
  }
  return { diagnostics: left, accepted: taken, outdated: [...accepted.keys()].filter((id) => !seen.has(id)) };
}

function levelOf(
  severities: ReadonlyMap<string, SeverityLevel>,
  { code, severity }: Diagnostic,
): SeverityLevel {
  return severities.get(code) ?? severities.get(`${code.slice(0, code.indexOf('.'))}.*`) ?? severity;
}

/** Reads one severity: a code or family, and a level. Refused with a sentence for people. */
export function parseSeverity(code: string, level: string): Result<readonly [string, SeverityLevel], string> {
  const known = Object.keys(DIAGNOSTIC_CODES);
  const families = [...new Set(known.map((name) => `${name.slice(0, name.indexOf('.'))}.*`))];
  const entry = Object.entries(DIAGNOSTIC_CODES).find(([name]) => name === code)?.[1];
  if (!entry && !families.includes(code)) {
    return refused(`There is no diagnostic "${code}".${didYouMean(code, [...known, ...families])}`);
  }
  if (entry?.severity === 'error') {
    return refused(`"${code}" is outside the format and stays an error.`);
  }
  const found = LEVELS.find((name): name is SeverityLevel => name === level);
  if (found === undefined) return refused(`"${level}" is no severity: choose ${LEVELS.join(', ')}.`);
  return ok([code, found]);
}
