const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2024, 6, 1);

const HOLIDAYS = new Set([
  '2024-10-03', '2024-12-25', '2024-12-26', '2025-01-01', '2025-04-18', '2025-04-21', '2025-05-01', '2025-05-08',
  '2025-05-29', '2025-06-09', '2025-10-03', '2025-12-24', '2025-12-25', '2025-12-26', '2025-12-31', '2026-01-01',
]); // prettier-ignore

/** Days are counted from Monday, 1 July 2024. */
export const LAST_DAY = dayOf('2025-12-19');

/** @param {string} date ISO date */
export function dayOf(date) {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - FIRST_DAY) / DAY_MS);
}

/** @param {number} day */
export function printDate(day) {
  return new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10);
}

/** @param {number} day */
export function isWorkday(day) {
  return ((day % 7) + 7) % 7 < 5 && !HOLIDAYS.has(printDate(day));
}

/** The day itself or the next one on which people work. @param {number} day */
export function toWorkday(day) {
  let found = day;
  while (!isWorkday(found)) found++;
  return found;
}

/** @param {number} day */
export function previousWorkday(day) {
  let found = day - 1;
  while (!isWorkday(found)) found--;
  return found;
}

/** An instant in Berlin, with its offset. @param {number} day @param {number} minute after midnight */
export function printInstant(day, minute) {
  const clock = `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}:00`;
  return `${printDate(day)}T${clock}${isSummer(day) ? '+02:00' : '+01:00'}`;
}

/** Office hours never fall on the night of the change, so whole days suffice. */
function isSummer(day) {
  const year = Number(printDate(day).slice(0, 4));
  return day >= lastSunday(year, '03') && day < lastSunday(year, '10');
}

function lastSunday(year, month) {
  let day = dayOf(`${year}-${month}-31`);
  while (((day % 7) + 7) % 7 !== 6) day--;
  return day;
}

function pad(value) {
  return String(value).padStart(2, '0');
}
