import type { DealRun, FindingKind } from '../core/index.ts';
import type { DealVerdict } from './messages.ts';

/** Gravest first: the order in which people should hear of them. */
const GRAVITY: readonly FindingKind[] = ['silent', 'ambiguous', 'contradicted', 'unreadable'];

/** What a list shows of one replayed deal. */
export function createVerdict(index: number, run: DealRun): DealVerdict {
  const breaking = run.findings.filter(
    (finding) => finding.kind === 'silent' || finding.kind === 'ambiguous',
  );
  const first = breaking.toSorted((a, b) => a.at.localeCompare(b.at) || a.event - b.event)[0];
  return {
    index,
    verdict: run.verdict,
    follows: run.follows,
    kinds: GRAVITY.filter((kind) => run.findings.some((finding) => finding.kind === kind)),
    ...(first ? { firstBreak: first.event } : {}),
  };
}
