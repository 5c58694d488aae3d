import { survivalOf, type AnswerCounts, type DealCounts } from '../core/index.ts';
import type { BreakPart, OverviewPart } from './crew/index.ts';
import type { DealBreak, ReplayOverview, SurvivalCount } from './overview.ts';

/** Sums up replayed deals for the meter, the breaks and the canvas, from parts in the order of their deals. */
export function createOverview(parts: readonly OverviewPart[]): ReplayOverview {
  return {
    survival: countSurvival(parts),
    breaks: rankBreaks(parts.flatMap(({ breaks }) => breaks)),
    traffic: addRecords(
      parts.map(({ traffic }) => traffic),
      (a, b) => ({ deals: a.deals + b.deals, broke: a.broke + b.broke }),
    ),
    byCode: addCounts(parts.map(({ byCode }) => byCode)),
    coverage: {
      transitions: addCounts(parts.map(({ coverage }) => coverage.transitions)),
      rules: addCounts(parts.map(({ coverage }) => coverage.rules)),
      responsibilities: addCounts(parts.map(({ coverage }) => coverage.responsibilities)),
    },
    coveringDeals: {
      rules: addCounts(parts.map(({ coveringDeals }) => coveringDeals.rules)),
      responsibilities: addCounts(parts.map(({ coveringDeals }) => coveringDeals.responsibilities)),
    },
    answers: addRecords(
      parts.map(({ answers }) => answers),
      sumEvidence,
    ),
  };
}

/** Adds evidence to evidence, or takes it away with `times` -1. */
export function sumEvidence(a: AnswerCounts, b: AnswerCounts, times = 1): AnswerCounts {
  const sum = { ...a } as { -readonly [Field in keyof AnswerCounts]: number };
  for (const field of Object.keys(sum) as (keyof AnswerCounts)[]) sum[field] += times * b[field];
  return sum;
}

/** How many deals survive: of the closed ones, or of the open ones where none is closed. */
export function countSurvival(parts: readonly Pick<OverviewPart, 'closed' | 'open'>[]): SurvivalCount {
  const closed = sumCounts(parts.map((part) => part.closed));
  const counts = closed.replayed > 0 ? closed : sumCounts(parts.map((part) => part.open));
  return { ...counts, survival: survivalOf(counts) };
}

function sumCounts(counts: readonly DealCounts[]): DealCounts {
  const sum = { replayed: 0, broken: 0, unproven: 0, survived: 0, followed: 0 };
  for (const own of counts)
    for (const field of Object.keys(sum) as (keyof DealCounts)[]) sum[field] += own[field];
  return sum;
}

/** One break per id, ranked by won deals, then deals, then id. */
function rankBreaks(parts: readonly BreakPart[]): readonly DealBreak[] {
  const byId = new Map<string, BreakPart>();
  for (const part of parts) {
    const before = byId.get(part.id);
    byId.set(part.id, before ? joinBreaks(before, part) : part);
  }
  return [...byId.values()]
    .map(({ currency: _currency, ...found }) => found)
    .sort((a, b) => b.won - a.won || b.deals - a.deals || (a.id < b.id ? -1 : 1));
}

function joinBreaks(before: BreakPart, after: BreakPart): BreakPart {
  const dealIndexes = new Uint32Array(before.deals + after.deals);
  dealIndexes.set(before.dealIndexes);
  dealIndexes.set(after.dealIndexes, before.deals);
  const counts = { deals: before.deals + after.deals, dealIndexes, won: before.won + after.won };
  if (after.won === 0) return { ...before, ...counts };
  if (before.won === 0) return { ...before, ...counts, currency: after.currency, amountWon: after.amountWon };
  const adds = before.amountWon !== null && after.amountWon !== null && before.currency === after.currency;
  return {
    ...before,
    ...counts,
    amountWon: adds ? (before.amountWon ?? 0) + (after.amountWon ?? 0) : null,
  };
}

function addCounts(records: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  return addRecords(records, (a, b) => a + b);
}

function addRecords<Value>(
  records: readonly Readonly<Record<string, Value>>[],
  add: (a: Value, b: Value) => Value,
): Readonly<Record<string, Value>> {
  const sums = new Map<string, Value>();
  for (const record of records)
    for (const [key, value] of Object.entries(record)) {
      const before = sums.get(key);
      sums.set(key, before === undefined ? value : add(before, value));
    }
  return Object.fromEntries(sums);
}
