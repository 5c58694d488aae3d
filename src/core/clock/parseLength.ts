import type { Length } from '../model/framework.ts';

/** An ISO 8601 duration taken apart: calendar steps, then exact time. */
export interface IsoDuration {
  /** Years and months together. */
  readonly months: number;
  /** Weeks and days together. */
  readonly days: number;
  readonly timeMs: number;
}

const FORM =
  /^P(?=\d|T)(?:(\d{1,6})Y)?(?:(\d{1,7})M)?(?:(\d{1,7})W)?(?:(\d{1,8})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,12})(?:[.,](\d{1,9}))?S)?)?$/;

/** True for a non-negative ISO 8601 duration PnYnMnWnDTnHnMnS; only seconds may have a fraction, read to the ms. */
export function isIsoDuration(text: string): boolean {
  return FORM.test(text);
}

/** The parts of a duration; undefined when `isIsoDuration` says no. */
export function parseIsoDuration(text: string): IsoDuration | undefined {
  const known = parsed.get(text);
  if (known) return known;
  const match = FORM.exec(text);
  if (!match) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const duration: IsoDuration = {
    months: part(1) * 12 + part(2),
    days: part(3) * 7 + part(4),
    timeMs:
      part(5) * 3_600_000 +
      part(6) * 60_000 +
      part(7) * 1000 +
      Number((match[8] ?? '').slice(0, 3).padEnd(3, '0')),
  };
  if (parsed.size < 1000) parsed.set(text, duration);
  return duration;
}

const parsed = new Map<string, IsoDuration>();

/**
 * Reads a length of time as written in a framework file: an ISO 8601 duration ("P90D") or
 * `{ "businessDays": 2, "calendar": "vendor" }` with a whole, non-negative count. Undefined when it is neither;
 * whether the calendar exists is not its question.
 */
export function parseLength(source: unknown): Length | undefined {
  if (typeof source === 'string') return isIsoDuration(source) ? { kind: 'iso', text: source } : undefined;
  if (typeof source !== 'object' || source === null) return undefined;
  if (!('businessDays' in source) || !('calendar' in source)) return undefined;
  const { businessDays, calendar } = source;
  if (typeof businessDays !== 'number' || !Number.isSafeInteger(businessDays) || businessDays < 0)
    return undefined;
  if (typeof calendar !== 'string') return undefined;
  return { kind: 'business', days: businessDays, calendar };
}
