import { civilToLocal } from './civil.ts';
import { timezoneOf } from './timezone.ts';

const DAY_MS = 86_400_000;

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d{2})(?::?(\d{2}))?))?$/;

/**
 * Reads an instant as recorded (ISO 8601) into epoch ms, or undefined when it cannot be read.
 * A date with a time needs "Z" or an offset ("+01:00", "+0100", "+01"): a local time alone is unreadable, because it names
 * no instant. Seconds are optional, up to 9 fractional digits are truncated to ms, "T" may be a space. A bare date is the
 * start of that day in `timezone` (which must satisfy `isTimezone`), or with `endOfDay` its last ms. Impossible dates
 * and times (2026-02-30, 24:00, second 60) are unreadable.
 */
export function parseInstant(
  text: string,
  timezone: string,
  options: { readonly endOfDay?: boolean } = {},
): number | undefined {
  const match = FORM.exec(text);
  if (!match) return undefined;
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second = '0',
    fraction = '',
    zulu,
    sign,
    offsetHour,
    offsetMinute,
  ] = match;
  const midnight = civilToLocal(Number(year), Number(month), Number(day));
  if (midnight === undefined) return undefined;
  if (hour === undefined || minute === undefined) {
    const zone = timezoneOf(timezone);
    return options.endOfDay ? zone.fromLocal(midnight + DAY_MS) - 1 : zone.fromLocal(midnight);
  }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const local =
    midnight +
    Number(hour) * 3_600_000 +
    Number(minute) * 60_000 +
    Number(second) * 1000 +
    Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (zulu !== undefined) return local;
  if (Number(offsetHour) > 23 || Number(offsetMinute ?? 0) > 59) return undefined;
  const offset = Number(offsetHour) * 3_600_000 + Number(offsetMinute ?? 0) * 60_000;
  return sign === '-' ? local + offset : local - offset;
}

/**
 * The instant (epoch ms) at which the clocks of a time zone show a local time, given as the epoch ms it would be in UTC.
 * Skipped times move past the change of clocks, repeated ones are their first occurrence.
 */
export function instantAt(localMs: number, timezone: string): number {
  return timezoneOf(timezone).fromLocal(localMs);
}

/** Epoch ms as ISO 8601 UTC, without ms when they are zero: "2026-01-13T11:40:00Z". */
export function formatInstant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
