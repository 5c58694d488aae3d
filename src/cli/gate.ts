import {
  ok,
  refused,
  type Finding,
  type FindingKind,
  type JudgedExpectation,
  type Result,
  type Survival,
} from '../core/index.ts';
import { phraseExpectation } from '../core/stress/index.ts';
import type { KindsOfDeals } from '../engine/bulk/index.ts';
import type { Options, Refusal } from './parseOptions.ts';

const KINDS: readonly FindingKind[] = ['silent', 'ambiguous', 'contradicted', 'unreadable'];
const DEFAULT_KINDS: readonly FindingKind[] = ['silent', 'ambiguous'];

/** What a replay must hold to pass. */
export interface Gate {
  /** In the order of the four kinds. */
  readonly failOn: readonly FindingKind[];
  readonly minSurvival?: { readonly rate: number; readonly bound: 'rate' | 'low' };
  /** Break ids somebody accepted, with the reason. */
  readonly accepted: ReadonlyMap<string, string>;
}

export interface GateOutcome {
  readonly passed: boolean;
  readonly reasons: readonly string[];
  /** Accepted ids that no finding has any more. */
  readonly outdated: readonly string[];
}

/** Reads `--fail-on` and `--min-survival`. */
export function parseGate(options: Options, accepted: ReadonlyMap<string, string>): Result<Gate, Refusal> {
  const named = options.text('fail-on')?.split(',');
  const unknown = named?.find((kind) => kind !== 'none' && !KINDS.some((known) => known === kind));
  if (unknown !== undefined) {
    return refuse(`"${unknown}" is no value of "--fail-on": choose ${[...KINDS, 'none'].join(', ')}.`);
  }
  if (named && named.length > 1 && named.includes('none')) {
    return refuse('"none" stands alone in "--fail-on".');
  }
  const failOn = named ? KINDS.filter((kind) => named.includes(kind)) : DEFAULT_KINDS;
  const minimum = options.text('min-survival');
  if (minimum === undefined) return ok({ failOn, accepted });
  const match = /^(0(?:\.\d+)?|1(?:\.0+)?)(:low)?$/.exec(minimum);
  if (!match) {
    return refuse(
      `"${minimum}" is no value of "--min-survival": give a share from 0 to 1, such as 0.9 or 0.9:low.`,
    );
  }
  return ok({
    failOn,
    accepted,
    minSurvival: { rate: Number(match[1]), bound: match[2] === undefined ? 'rate' : 'low' },
  });
}

/**
 * Judges a replay. A finding that stands only because of another counted one is not counted twice, and one whose break, or
 * whose cause's break, was accepted is not counted at all. A deal that expects something passes when that is what came, and only then.
 */
export function judgeGate(
  gate: Gate,
  { kinds, kindOf }: KindsOfDeals,
  survival: Survival,
  expectations: readonly { readonly deal: number; readonly judgement: JudgedExpectation }[] = [],
): GateOutcome {
  const times = new Float64Array(kinds.length);
  for (const kind of kindOf) times[kind] = (times[kind] ?? 0) + 1;
  for (const { deal } of expectations) {
    const kind = kindOf[deal] ?? -1;
    times[kind] = (times[kind] ?? 0) - 1;
  }
  const counts = new Map<FindingKind, number>();
  const seen = new Set<string>();
  kinds.forEach(({ findings }, kind) => {
    for (const finding of findings) {
      seen.add(finding.break);
      if (!gate.failOn.includes(finding.kind)) continue;
      const causes = causesOf(findings, finding);
      if ([finding, ...causes].some((cause) => gate.accepted.has(cause.break))) continue;
      if (causes.some((cause) => gate.failOn.includes(cause.kind))) continue;
      counts.set(finding.kind, (counts.get(finding.kind) ?? 0) + (times[kind] ?? 0));
    }
  });
  const reasons = gate.failOn.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count > 0 ? [`${kind}: ${count} > 0`] : [];
  });
  if (gate.minSurvival) {
    const { rate, bound } = gate.minSurvival;
    const actual = survival[bound];
    const name = bound === 'low' ? 'survival (lower bound)' : 'survival';
    if (actual === null) reasons.push(`${name}: no deal could be judged`);
    else if (actual < rate) reasons.push(`${name}: ${actual} < ${rate}`);
  }
  for (const { judgement } of expectations) if (!judgement.met) reasons.push(phraseExpectation(judgement));
  return {
    passed: reasons.length === 0,
    reasons,
    outdated: [...gate.accepted.keys()].filter((id) => !seen.has(id)),
  };
}

function causesOf(findings: readonly Finding[], finding: Finding): readonly Finding[] {
  const causes: Finding[] = [];
  const causeOf = ({ causedBy }: Finding): Finding | undefined =>
    causedBy === undefined ? undefined : findings.find((earlier) => earlier.break === causedBy);
  let cause = causeOf(finding);
  while (cause && cause !== finding && !causes.includes(cause)) {
    causes.push(cause);
    cause = causeOf(cause);
  }
  return causes;
}

function refuse(message: string): Result<never, Refusal> {
  return refused({ kind: 'usage', message });
}
