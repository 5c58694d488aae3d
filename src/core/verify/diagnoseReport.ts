import { createReport } from '../check/createReport.ts';
import { sortDiagnostics, type Diagnostic, type DiagnosticCode } from '../diagnostics/index.ts';
import type { ParsedFramework } from '../text/index.ts';
import type { VerifyFinding, VerifyReport } from './verifyReport.ts';

/** What is asked of every stage: the same fault in several of them is told once. */
const PER_STAGE: ReadonlySet<string> = new Set<DiagnosticCode>([
  'stage.lead-undecided',
  'stage.lead-ambiguous',
  'protection.lapses-unanswered',
]);

/**
 * What a verification has to say about the text, in document order: each fault at its place, those that come up in several stages once. Faults that
 * replay does not confirm, and what was not looked at, are notes.
 */
export function diagnoseReport(parsed: ParsedFramework, { properties }: VerifyReport): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = createReport(parsed, found);
  for (const { finding, subjects } of mergeAlike(properties)) {
    const { code, message, path, witness, confirmed } = finding;
    const places = subjects.map((subject) => `"${subject}"`).join(', ');
    const said = PER_STAGE.has(code) ? `${message} This can come up in ${places}.` : message;
    report(confirmed ? code : 'verification.unconfirmed', path, said, {
      part: 'key',
      about: `${code} ${subjects.join(' ')}`,
      ...(witness ? { witness } : {}),
    });
  }
  const open = properties.filter(({ status }) => status === 'open').length;
  if (open > 0)
    report(
      'verification.incomplete',
      ['lifecycles'],
      `The paths have more combinations of states than were looked at: ${String(open)} of ${String(properties.length)} claims stay open.`,
      { part: 'key' },
    );
  return sortDiagnostics(found);
}

/** One entry for findings that say the same of the same place, with what they are about. */
function mergeAlike(
  properties: VerifyReport['properties'],
): readonly { readonly finding: VerifyFinding; readonly subjects: readonly string[] }[] {
  const merged = new Map<string, { finding: VerifyFinding; subjects: string[] }>();
  for (const { subject, findings } of properties)
    for (const finding of findings) {
      const { code, message, path, confirmed } = finding;
      const key = JSON.stringify([code, message, path, confirmed]);
      const known = merged.get(key);
      if (known) known.subjects.push(subject);
      else merged.set(key, { finding, subjects: [subject] });
    }
  return [...merged.values()];
}
