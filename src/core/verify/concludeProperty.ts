import type { PropertyKind, PropertyStatus, VerifyFinding, VerifyProperty } from './verifyReport.ts';

/** Puts a property together: what was found against it, and whether everything was looked at. */
export function concludeProperty(
  { kind, subject, claim }: { readonly kind: PropertyKind; readonly subject: string; readonly claim: string },
  looked: { readonly scenarios: number; readonly complete: boolean },
  findings: readonly VerifyFinding[],
): VerifyProperty {
  const { scenarios, complete } = looked;
  const said = findings.map((finding) =>
    finding.confirmed ? finding : { ...finding, message: doubt(finding.message) },
  );
  return { kind, subject, claim, status: statusOf(findings, complete), scenarios, findings: said };
}

function statusOf(findings: readonly VerifyFinding[], complete: boolean): PropertyStatus {
  if (findings.some(({ confirmed }) => confirmed)) return 'refuted';
  if (findings.length > 0) return 'possible';
  return complete ? 'proved' : 'open';
}

/** "Nothing answers" -> "It may be that nothing answers". */
function doubt(message: string): string {
  return `It may be that ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}
