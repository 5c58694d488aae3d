import { round6, wilsonInterval } from '../base/statistics.ts';
import type { Break, GroupSurvival, ReplaySummary, Survival } from '../model/report.ts';
import type { AnswerCounts, DealRun, Finding } from '../model/run.ts';
import type { CompiledFramework } from './compileFramework.ts';
import { compareText } from './findingBuilder.ts';

/** Adds up the runs of many deals (design §1, §5). Runs keep their order; an empty list is a valid summary. */
export function summariseRuns(compiled: CompiledFramework, runs: readonly DealRun[]): ReplaySummary {
  const deals = countVerdicts(runs);
  const findings = runs.flatMap((run) => run.findings);
  return {
    deals,
    survival: survivalOf(deals),
    baseline: {
      customerLead: sumBaseline(runs, 'customerLead'),
      registrationConflict: sumBaseline(runs, 'registrationConflict'),
    },
    answers: sumAnswers(runs),
    byPartnerType: groupSurvival(runs, ({ partnerType }) => (partnerType === undefined ? [] : [partnerType])),
    byPartner: groupSurvival(runs, ({ partners }) => partners),
    byCode: countCodes(findings),
    breaks: rankBreaks(runs),
    findings,
    coverage: sumCoverage(compiled, runs),
  };
}

type Counts = ReplaySummary['deals'];

function countVerdicts(runs: readonly DealRun[]): Counts {
  const count = (verdict: DealRun['verdict']): number => runs.filter((run) => run.verdict === verdict).length;
  return {
    replayed: runs.length,
    broken: count('broken'),
    unproven: count('unproven'),
    survived: count('survived'),
    followed: runs.filter((run) => run.follows).length,
  };
}

function survivalOf({ replayed, survived, broken, unproven }: Counts): Survival {
  const of = survived + broken;
  const share = (part: number): number | null => (replayed === 0 ? null : round6(part / replayed));
  return { of, ...rateOf(survived, of), atLeast: share(survived), atMost: share(survived + unproven) };
}

function rateOf(survived: number, of: number): Pick<Survival, 'rate' | 'low' | 'high'> {
  const interval = of === 0 ? undefined : wilsonInterval(survived, of);
  if (!interval) return { rate: null, low: null, high: null };
  return { rate: round6(survived / of), low: round6(interval.low), high: round6(interval.high) };
}

function groupSurvival(
  runs: readonly DealRun[],
  keysOf: (run: DealRun) => readonly string[],
): Readonly<Record<string, GroupSurvival>> {
  const groups = new Map<string, DealRun[]>();
  for (const run of runs)
    for (const key of new Set(keysOf(run))) {
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push(run);
    }
  return Object.fromEntries(
    [...groups]
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, group]) => {
        const counts = countVerdicts(group);
        return [key, { ...counts, ...rateOf(counts.survived, counts.survived + counts.broken) }];
      }),
  );
}

function sumBaseline(
  runs: readonly DealRun[],
  decision: keyof DealRun['baseline'],
): { checked: number; right: number } {
  return runs.reduce(
    (sum, { baseline }) => ({
      checked: sum.checked + baseline[decision].checked,
      right: sum.right + baseline[decision].right,
    }),
    { checked: 0, right: 0 },
  );
}

function sumAnswers(runs: readonly DealRun[]): Readonly<Record<string, AnswerCounts>> {
  const sums = new Map<string, Record<keyof AnswerCounts, number>>();
  for (const { answers } of runs)
    for (const [decision, counts] of Object.entries(answers)) {
      const sum = sums.get(decision) ?? {
        asked: 0,
        confirmed: 0,
        contradicted: 0,
        unchecked: 0,
        exceptions: 0,
        disputes: 0,
        settled: 0,
      };
      sums.set(decision, sum);
      for (const field of Object.keys(sum) as (keyof AnswerCounts)[]) sum[field] += counts[field];
    }
  return Object.fromEntries(sums);
}

/** Findings that count: those that stand on their own. */
function ownFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ causedBy }) => causedBy === undefined);
}

function countCodes(findings: readonly Finding[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { code } of ownFindings(findings)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)));
}

/** One break per key, ranked by won deals, then deals, then id. */
function rankBreaks(runs: readonly DealRun[]): readonly Break[] {
  const groups = new Map<string, { readonly first: Finding; readonly runs: Set<DealRun> }>();
  for (const run of runs)
    for (const finding of ownFindings(run.findings)) {
      const group = groups.get(finding.break) ?? { first: finding, runs: new Set() };
      groups.set(finding.break, group);
      group.runs.add(run);
    }
  const breaks = [...groups].map(([id, { first, runs: hit }]): Break => {
    const won = [...hit].filter(({ outcome }) => outcome === 'won');
    return {
      id,
      key: first.key,
      code: first.code,
      kind: first.kind,
      question: first.question,
      deals: hit.size,
      won: won.length,
      amountWon: sumAmounts(won),
      example: (won[0] ?? [...hit][0])?.deal ?? first.deal,
      dealIds: [...hit].map(({ deal }) => deal),
    };
  });
  return breaks.sort((a, b) => b.won - a.won || b.deals - a.deals || compareText(a.id, b.id));
}

/** Null when an amount is missing or currencies differ: they are never added up. */
function sumAmounts(runs: readonly DealRun[]): number | null {
  if (new Set(runs.map(({ currency }) => currency)).size > 1) return null;
  let sum = 0;
  for (const { amount } of runs) {
    if (amount === undefined) return null;
    sum += amount;
  }
  return sum;
}

function sumCoverage(compiled: CompiledFramework, runs: readonly DealRun[]): ReplaySummary['coverage'] {
  const transitions = new Map<string, number>();
  for (const { machine } of compiled.lifecycles.values())
    for (const { transition } of machine.transitions)
      if (transition.target !== undefined) transitions.set(transition.id, 0);
  const rules = new Map<string, number>();
  for (const decision of compiled.framework.decisions.values())
    for (const rule of decision.rules) rules.set(`${decision.name}/${rule.id}`, 0);
  const responsibilities = new Map(
    compiled.framework.responsibilities.map(({ index }) => [String(index), 0]),
  );
  for (const { coverage } of runs) {
    addTo(transitions, coverage.transitions);
    addTo(rules, coverage.rules);
    addTo(responsibilities, coverage.responsibilities);
  }
  return {
    transitions: Object.fromEntries(transitions),
    rules: Object.fromEntries(rules),
    responsibilities: Object.fromEntries(responsibilities),
  };
}

function addTo(sums: Map<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [key, count] of Object.entries(counts)) sums.set(key, (sums.get(key) ?? 0) + count);
}
