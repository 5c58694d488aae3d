import type { FindingKind, RunKind, Verdict } from '../../core/index.ts';

/** What a list of deals shows of one replay. */
export interface DealVerdict {
  readonly verdict: Verdict;
  readonly follows: boolean;
  /** Kinds of its findings, gravest first, without repeats. */
  readonly kinds: readonly FindingKind[];
}

const VERDICTS: readonly Verdict[] = ['survived', 'broken', 'unproven'];
/** Gravest first: the order in which people should hear of them. */
const GRAVITY: readonly FindingKind[] = ['silent', 'ambiguous', 'contradicted', 'unreadable'];
/** Places of the parts within a code. */
const FOLLOWS = 1 << 2;
const FIRST_KIND = 3;
const CODES = 1 << (FIRST_KIND + GRAVITY.length);

/** Codes of verdicts; a deal that was not replayed has code 0. */
export const CODE = { none: 0, survived: 1, broken: 2, unproven: 3, verdict: 3 } as const;

/** Within a code: whether a finding of a kind is among them. */
export function bitOf(kind: FindingKind): number {
  return 1 << (FIRST_KIND + GRAVITY.indexOf(kind));
}

/** A replay as lists show it, in one byte. */
export function codeOf({
  verdict,
  follows,
  findings,
}: Pick<RunKind, 'verdict' | 'follows' | 'findings'>): number {
  const kinds = findings.reduce((bits, { kind }) => bits | bitOf(kind), 0);
  return (VERDICTS.indexOf(verdict) + 1) | (follows ? FOLLOWS : 0) | kinds;
}

const DECODED = Array.from({ length: CODES }, (_, code): DealVerdict | undefined => {
  const verdict = VERDICTS[(code & CODE.verdict) - 1];
  if (!verdict) return undefined;
  return {
    verdict,
    follows: (code & FOLLOWS) !== 0,
    kinds: GRAVITY.filter((kind) => (code & bitOf(kind)) !== 0),
  };
});

/** What is known of the replay of one deal, given the codes of all; undefined when it was not replayed. */
export function verdictAt(codes: Uint8Array, deal: number): DealVerdict | undefined {
  return DECODED[codes[deal] ?? 0];
}
