import { invariant } from '../base/assert.ts';
import type { Calendar, Length } from '../model/framework.ts';
import { compileBusinessDays } from './addBusinessDays.ts';
import { addCivil, FAR_FUTURE } from './civil.ts';
import { parseIsoDuration } from './parseLength.ts';
import { timezoneOf } from './timezone.ts';

/**
 * The instant (epoch ms) that lies a length after another.
 *
 * ISO durations: years and months first (month ends clamp: 31 January + P1M = 28 or 29 February), then weeks and days, both
 * on the wall clock of `timezone`, then the time part exactly. A wall time that a clock change skips moves past it,
 * a repeated one is its first occurrence, as in Temporal's "compatible". Business days: see `addBusinessDays`; they are
 * counted on the calendar's own clock. A sum beyond the range of dates gives `FAR_FUTURE`.
 *
 * Expects a checked framework: a readable length, a known time zone and calendar.
 */
export function addLength(
  instant: number,
  length: Length,
  timezone: string,
  calendars: ReadonlyMap<string, Calendar>,
): number {
  return compileLength(length, timezone, calendars)(instant);
}

/** The same, to add one length to many instants. */
export function compileLength(
  length: Length,
  timezone: string,
  calendars: ReadonlyMap<string, Calendar>,
): (instant: number) => number {
  if (length.kind === 'business') {
    const calendar = calendars.get(length.calendar);
    invariant(calendar, `calendar "${length.calendar}" is known`);
    return compileBusinessDays(length.days, calendar);
  }
  const duration = parseIsoDuration(length.text);
  invariant(duration, `"${length.text}" is an ISO duration`);
  const { months, days, timeMs } = duration;
  if (months === 0 && days === 0) return (instant) => Math.min(instant + timeMs, FAR_FUTURE);
  const zone = timezoneOf(timezone);
  return (instant) => {
    const local = addCivil(zone.toLocal(instant), months, days);
    if (local >= FAR_FUTURE) return FAR_FUTURE;
    return Math.min(zone.fromLocal(local) + timeMs, FAR_FUTURE);
  };
}
