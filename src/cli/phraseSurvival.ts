import type { Survival } from '../core/index.ts';
import { phraseCount, phraseNumber } from './phraseCount.ts';

/** Below this many judged deals a rate says more about luck than about the framework. */
const FEW = 10;

/** "103 of 237 deals survive: 43 %, could be 37–50 %", or "3 of 3 deals survive; too few to tell, could be as low as 44 %". */
export function phraseSurvival(
  survived: number,
  survival: Pick<Survival, 'of' | 'rate' | 'low' | 'high'>,
): string {
  const { of, rate, low, high } = survival;
  if (rate === null || low === null || high === null) return 'no deal could be judged';
  const share = `${phraseNumber(survived)} of ${phraseCount(of, 'deal')} ${survived === 1 || of === 1 ? 'survives' : 'survive'}`;
  if (of >= FEW) return `${share}: ${phrasePercent(rate)}, could be ${phraseRange(low, high)}`;
  if (survived === of) return `${share}; too few to tell, could be as low as ${phrasePercent(low)}`;
  if (survived === 0) return `${share}; too few to tell, could be as high as ${phrasePercent(high)}`;
  return `${share}; too few to tell, could be ${phraseRange(low, high)}`;
}

/** "84–85 %", or "84 %" when both ends round to the same. */
export function phraseRange(low: number, high: number): string {
  const [from, to] = [percent(low), percent(high)];
  return from === to ? `${to} %` : `${from}–${to} %`;
}

/** A share in whole percent; all and nothing are said only of all and nothing. */
export function phrasePercent(share: number): string {
  return `${percent(share)} %`;
}

function percent(share: number): number {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return 99;
  return rounded === 0 && share > 0 ? 1 : rounded;
}
