import { ok, refused, type Result } from '../../base/result.ts';
import { formatInstant, instantAt, parseInstant } from '../../clock/index.ts';

/** How to read times that do not say everything themselves. */
export interface TimeOptions {
  /** Time zone in which times without an offset, and bare dates, were recorded. Must satisfy `isTimezone`. */
  readonly timezone?: string;
  /** Order of day and month in forms like 01/02/2026. */
  readonly dateOrder?: 'dmy' | 'mdy';
}

/** A time as a deal record holds it. */
export interface RecordedTime {
  /** Epoch ms; of a bare date without `timezone` its start in UTC, good for sorting only. */
  readonly ms: number;
  /** ISO 8601: an instant in UTC, or a bare date that the framework's time zone will place. */
  readonly at: string;
}

export type TimeProblem =
  | { readonly kind: 'empty'; readonly message: string }
  | { readonly kind: 'zoneless'; readonly message: string }
  | { readonly kind: 'dateOrder'; readonly message: string }
  | { readonly kind: 'unreadable'; readonly message: string };

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:$|(?:[T ]|, ?)(.*)$)/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:$|(?:[T ]|, ?)(.*)$)/;
const CLOCK =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([AaPp])[Mm])?(?: ?([Zz]|[+-]\d{2}(?::?\d{2})?))?$/;

const PROBLEMS = {
  empty: { kind: 'empty', message: 'no time' },
  zoneless: {
    kind: 'zoneless',
    message:
      'the time has no offset; say in which time zone it was recorded (timezone), such as "Europe/Berlin"',
  },
  dateOrder: {
    kind: 'dateOrder',
    message: 'the date may be day or month first; say which (dateOrder: "dmy" or "mdy")',
  },
  unreadable: {
    kind: 'unreadable',
    message: 'the time cannot be read; write it like 2026-01-05T09:05:00Z',
  },
} as const satisfies Record<string, TimeProblem>;

/**
 * Reads a time from an outside log: ISO 8601 with an offset as it is; without an offset, or with day, month and year in local
 * order ("30.12.2010 14:32", "12/30/2010 2:32 PM", "2010/12/30 14:32:00.000"), only with the options that make it certain.
 */
export function readRecordedTime(recorded: string, options: TimeOptions): Result<RecordedTime, TimeProblem> {
  const text = recorded.trim();
  if (text === '') return refused(PROBLEMS.empty);
  const isDate = ISO_DATE.test(text);
  const instant = parseInstant(text, options.timezone ?? 'UTC');
  if (instant !== undefined) {
    return ok({ ms: instant, at: isDate && options.timezone === undefined ? text : formatInstant(instant) });
  }
  if (isDate) return refused(PROBLEMS.unreadable);

  const yearFirst = YEAR_FIRST.exec(text);
  const yearLast = yearFirst ? null : YEAR_LAST.exec(text);
  if (yearFirst) {
    const [, year, , month, day, clock] = yearFirst;
    return readLocal(Number(year), Number(month), Number(day), clock, options);
  }
  if (!yearLast) return refused(PROBLEMS.unreadable);
  if (options.dateOrder === undefined) return refused(PROBLEMS.dateOrder);
  const [, first, , second, year, clock] = yearLast;
  return options.dateOrder === 'dmy'
    ? readLocal(Number(year), Number(second), Number(first), clock, options)
    : readLocal(Number(year), Number(first), Number(second), clock, options);
}

function readLocal(
  year: number,
  month: number,
  day: number,
  clock: string | undefined,
  { timezone }: TimeOptions,
): Result<RecordedTime, TimeProblem> {
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  if (clock === undefined || clock === '') {
    const start = parseInstant(date, timezone ?? 'UTC');
    if (start === undefined) return refused(PROBLEMS.unreadable);
    return ok({ ms: start, at: timezone === undefined ? date : formatInstant(start) });
  }
  const match = CLOCK.exec(clock.trim());
  if (!match) return refused(PROBLEMS.unreadable);
  const [, hourText, minute = '', second = '00', fraction = '0', half, offset] = match;
  const hour = hour24(Number(hourText), half);
  if (hour === undefined) return refused(PROBLEMS.unreadable);
  const iso = `${date}T${pad(hour, 2)}:${minute}:${second}.${fraction}`;
  const instant = parseInstant(`${iso}${offset ?? 'Z'}`, 'UTC');
  if (instant === undefined) return refused(PROBLEMS.unreadable);
  if (offset !== undefined) return ok({ ms: instant, at: formatInstant(instant) });
  if (timezone === undefined) return refused(PROBLEMS.zoneless);
  const ms = instantAt(instant, timezone);
  return ok({ ms, at: formatInstant(ms) });
}

function hour24(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
