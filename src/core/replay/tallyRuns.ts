import { round6, wilsonInterval } from '../base/statistics.ts';
import type { GroupSurvival, ReplaySummary, Survival } from '../model/report.ts';
import type { AnswerCounts, DealRun } from '../model/run.ts';
import { ownFindings, tallyBreaks } from './breakTally.ts';
import type { Replayed, RunKind } from './replayed.ts';
import type { CompiledFramework } from './compileFramework.ts';
import { compareText } from './findingBuilder.ts';

export type ReplayTally = Omit<ReplaySummary, 'findings'>;

/** Deals by what became of them. */
export interface DealCounts {
  replayed: number;
  broken: number;
  unproven: number;
  survived: number;
  followed: number;
}

/** Adds up what the replay of many deals says (design §1, §5). No deals are a valid tally. */
export function tallyRuns(compiled: CompiledFramework, replayed: Replayed): ReplayTally {
  const { kinds, totals } = replayed;
  const times = Float64Array.from(kinds, (_, kind) => totals[kind]?.deals ?? 0);
  const all = noCounts();
  const byPartnerType = new Map<string, DealCounts>();
  const byPartner = new Map<string, DealCounts>();
  kinds.forEach((kind, number) => {
    const own = totals[number];
    if (!own) return;
    count(all, kind, own.deals);
    for (const [type, deals] of own.byPartnerType) count(groupOf(byPartnerType, type), kind, deals);
    for (const [partner, deals] of own.byPartner) count(groupOf(byPartner, partner), kind, deals);
  });
  return {
    deals: all,
    survival: survivalOf(all),
    baseline: {
      customerLead: sumBaseline(kinds, times, 'customerLead'),
      registrationConflict: sumBaseline(kinds, times, 'registrationConflict'),
    },
    answers: sumAnswers(kinds, times),
    byPartnerType: survivalByGroup(byPartnerType),
    byPartner: survivalByGroup(byPartner),
    byCode: countCodes(kinds, times),
    breaks: tallyBreaks(replayed),
    coverage: sumCoverage(compiled, kinds, times),
  };
}

function noCounts(): DealCounts {
  return { replayed: 0, broken: 0, unproven: 0, survived: 0, followed: 0 };
}

function groupOf(groups: Map<string, DealCounts>, key: string): DealCounts {
  const known = groups.get(key) ?? noCounts();
  groups.set(key, known);
  return known;
}

function count(counts: DealCounts, { verdict, follows }: RunKind, deals: number): void {
  counts.replayed += deals;
  counts[verdict] += deals;
  if (follows) counts.followed += deals;
}

/** The share that survived, with its interval and the band that unproven deals leave open. */
export function survivalOf({ replayed, survived, broken, unproven }: DealCounts): Survival {
  const of = survived + broken;
  const share = (part: number): number | null => (replayed === 0 ? null : round6(part / replayed));
  return { of, ...rateOf(survived, of), atLeast: share(survived), atMost: share(survived + unproven) };
}

function rateOf(survived: number, of: number): Pick<Survival, 'rate' | 'low' | 'high'> {
  const interval = of === 0 ? undefined : wilsonInterval(survived, of);
  if (!interval) return { rate: null, low: null, high: null };
  return { rate: round6(survived / of), low: round6(interval.low), high: round6(interval.high) };
}

function survivalByGroup(groups: ReadonlyMap<string, DealCounts>): Readonly<Record<string, GroupSurvival>> {
  return Object.fromEntries(
    [...groups]
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, counts]) => [
        key,
        { ...counts, ...rateOf(counts.survived, counts.survived + counts.broken) },
      ]),
  );
}

function sumBaseline(
  kinds: readonly RunKind[],
  times: Float64Array,
  decision: keyof DealRun['baseline'],
): { checked: number; right: number } {
  const sum = { checked: 0, right: 0 };
  kinds.forEach(({ baseline }, kind) => {
    sum.checked += baseline[decision].checked * (times[kind] ?? 0);
    sum.right += baseline[decision].right * (times[kind] ?? 0);
  });
  return sum;
}

/** Adds up the evidence for each decision, given how many deals are of each kind. */
export function sumAnswers(
  kinds: readonly RunKind[],
  times: Float64Array,
): Readonly<Record<string, AnswerCounts>> {
  const sums = new Map<string, Record<keyof AnswerCounts, number>>();
  kinds.forEach(({ answers }, kind) => {
    if (times[kind] === 0) return;
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
      for (const field of Object.keys(sum) as (keyof AnswerCounts)[])
        sum[field] += counts[field] * (times[kind] ?? 0);
    }
  });
  return Object.fromEntries(sums);
}

/** Adds up findings that stand on their own by code, given how many deals are of each kind. */
export function countCodes(kinds: readonly RunKind[], times: Float64Array): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  kinds.forEach((kind, number) => {
    if (times[number] === 0) return;
    for (const { code } of ownFindings(kind))
      counts.set(code, (counts.get(code) ?? 0) + (times[number] ?? 0));
  });
  return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)));
}

/** Adds up how often deals took each transition, rule and duty, given how many are of each kind. */
export function sumCoverage(
  compiled: CompiledFramework,
  kinds: readonly RunKind[],
  times: Float64Array,
): ReplaySummary['coverage'] {
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
  kinds.forEach(({ coverage }, kind) => {
    const hits = times[kind] ?? 0;
    if (hits === 0) return;
    addTo(transitions, coverage.transitions, hits);
    addTo(rules, coverage.rules, hits);
    addTo(responsibilities, coverage.responsibilities, hits);
  });
  return {
    transitions: Object.fromEntries(transitions),
    rules: Object.fromEntries(rules),
    responsibilities: Object.fromEntries(responsibilities),
  };
}

function addTo(sums: Map<string, number>, counts: Readonly<Record<string, number>>, times: number): void {
  for (const [key, hits] of Object.entries(counts)) sums.set(key, (sums.get(key) ?? 0) + hits * times);
}
