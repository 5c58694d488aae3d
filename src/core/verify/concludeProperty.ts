import type { PropertyKind, PropertyStatus, VerifyFinding, VerifyProperty } from './verifyReport.ts';

/** Puts a property together: what was found against it, and whether everything was looked at. */
export function concludeProperty(
  { kind, subject, claim }: { readonly kind: PropertyKind; readonly subject: string; readonly claim: string },
  looked: { readonly scenarios: number; readonly complete: boolean },
  findings: readonly VerifyFinding[],
): VerifyProperty {
  const { scenarios, complete } = looked;
  return { kind, subject, claim, status: statusOf(findings, complete), scenarios, findings };
}

function statusOf(findings: readonly VerifyFinding[], complete: boolean): PropertyStatus {
  if (findings.some(({ confirmed }) => confirmed)) return 'refuted';
  if (findings.length > 0) return 'possible';
  return complete ? 'proved' : 'open';
}
