import type { Deal, Verdict } from '../model/deal.ts';
import type { AnswerCounts, DealRun, Finding } from '../model/run.ts';
import { sortFindings } from './findingBuilder.ts';
import type { ReplayPart } from './witness.ts';

/** How the objects of a deal were explained. */
export interface Explanation {
  readonly cost: number;
  readonly fitness: number;
  /** Final state by object. */
  readonly states: Readonly<Record<string, string>>;
  /** Hits by transition id. */
  readonly transitions: Readonly<Record<string, number>>;
}

/** What one part of a replay found. */
export interface RunPart {
  readonly part: ReplayPart;
  /** In the order in which they were found. */
  readonly findings: readonly Finding[];
  /** Decisions and duties asked. */
  readonly asked: number;
  readonly answers: DealRun['answers'];
  readonly baseline: Partial<DealRun['baseline']>;
  readonly rules: Readonly<Record<string, number>>;
  readonly responsibilities: Readonly<Record<string, number>>;
}

const UNCHECKED = { checked: 0, right: 0 };

/** Puts the parts of a replay together. Depends on nothing but what it is given. */
export function assembleRun(
  deal: Pick<DealRun, 'deal' | 'partnerType' | 'partners' | 'outcome' | 'amount' | 'currency'>,
  explanation: Explanation,
  parts: readonly RunPart[],
): DealRun {
  const found: Finding[] = [];
  const answers: Record<string, AnswerCounts> = {};
  const baseline = { customerLead: UNCHECKED, registrationConflict: UNCHECKED };
  const rules: Record<string, number> = {};
  const responsibilities: Record<string, number> = {};
  let asked = 0;
  for (const part of parts) {
    for (const finding of part.findings) found.push(finding);
    Object.assign(answers, part.answers);
    Object.assign(baseline, part.baseline);
    Object.assign(rules, part.rules);
    Object.assign(responsibilities, part.responsibilities);
    asked += part.asked;
  }
  const findings = found.length > 1 ? sortFindings(found) : found;
  const verdict = judge(findings, asked > 0);
  return {
    ...deal,
    verdict,
    follows: verdict === 'survived' && follows(findings, answers),
    cost: explanation.cost,
    fitness: explanation.fitness,
    states: explanation.states,
    findings,
    answers,
    baseline,
    coverage: { transitions: explanation.transitions, rules, responsibilities },
  };
}

/** What is said of a deal whatever its replay finds. */
export function describeDeal(
  deal: Deal,
  amount: unknown,
): Pick<DealRun, 'deal' | 'partnerType' | 'partners' | 'outcome' | 'amount' | 'currency'> {
  const currency = deal.facts.get('currency');
  return {
    deal: deal.id,
    ...(deal.partnerType === undefined ? {} : { partnerType: deal.partnerType }),
    partners: deal.partners.map(({ id }) => id),
    outcome: deal.outcome,
    ...(typeof amount === 'number' ? { amount } : {}),
    ...(typeof currency === 'string' ? { currency } : {}),
  };
}

function judge(findings: readonly Finding[], asked: boolean): Verdict {
  if (findings.some(({ kind }) => kind === 'silent' || kind === 'ambiguous')) return 'broken';
  return findings.some(({ code }) => code === 'fact.missing') || !asked ? 'unproven' : 'survived';
}

/** The record shows that it went the framework's way: nothing contradicted, and each reserved decision that was asked is confirmed. */
function follows(findings: readonly Finding[], answers: DealRun['answers']): boolean {
  if (findings.some(({ kind }) => kind === 'contradicted')) return false;
  const asked = [answers['customerLead'], answers['registrationConflict']].filter(
    (counts) => (counts?.asked ?? 0) > 0,
  );
  return asked.length > 0 && asked.every((counts) => (counts?.confirmed ?? 0) > 0);
}
