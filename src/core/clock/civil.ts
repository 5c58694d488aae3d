const DAY_MS = 86_400_000;

/** The last instant a calendar can name (ECMAScript time range); sums beyond it stop here: in effect "never". */
export const FAR_FUTURE = 8.64e15;

/** Local time (ms since 1970-01-01T00:00 on some clock) of a civil date and time of day; undefined for an impossible date. */
export function civilToLocal(year: number, month: number, day: number, timeOfDayMs = 0): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayNumberOf(year, month, day) * DAY_MS + timeOfDayMs;
}

/** Days since 1970-01-01, from a local time. */
export function dayNumber(local: number): number {
  return Math.floor(local / DAY_MS);
}

/** Ms since local midnight. */
export function timeOfDay(local: number): number {
  return local - dayNumber(local) * DAY_MS;
}

/** ISO weekday, 1 = Monday, of a day number. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Day number of an ISO date "2026-03-30"; undefined when it is not one. */
export function parseDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const local = civilToLocal(Number(match[1]), Number(match[2]), Number(match[3]));
  return local === undefined ? undefined : local / DAY_MS;
}

/** Adds years and months (month ends clamp), then weeks and days; the time of day stays. */
export function addCivil(local: number, months: number, days: number): number {
  if (months === 0) return local + days * DAY_MS;
  const date = new Date(dayNumber(local) * DAY_MS);
  const total = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  const day = Math.min(date.getUTCDate(), daysInMonth(year, month));
  return (dayNumberOf(year, month, day) + days) * DAY_MS + timeOfDay(local);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Proleptic Gregorian; exact for any year a `Date` could not hold. */
function dayNumberOf(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
