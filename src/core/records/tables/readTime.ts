import { ok, refused, type Result } from '../../base/result.ts';
import {
  readRecordedTime,
  type RecordedTime,
  type TimeOptions,
  type TimeProblem,
} from '../../formats/eventlog/readRecordedTime.ts';

/** Order of the parts of a date that is written with two digits for the year or the year last. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

const PARTS = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?=$|[T ,])/;
const DAY_MONTH = /^(\d{1,2})[-/. ]([A-Za-z]{3,9})\.?,?[-/. ](\d{4}|\d{2})(?=$|[T ,])/;
const MONTH_DAY = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})(?=$|[T ,])/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const PADDED_DATE = /^(\d{4}-\d{2}-\d{2})[T ]0?0:00(?::00(?:\.0+)?)?$/;
const EPOCH_MS = /^-?\d{12,13}$/;

/**
 * The order that a date's own numbers leave: the parts of "13/10/2018" say that the day is first. `open` when "01-03-17" may be
 * several; undefined when the text is no such date or says everything itself.
 */
export function orderOf(text: string): DateOrder | 'open' | undefined {
  const [, first, , second, last] = PARTS.exec(text) ?? [];
  if (first === undefined || second === undefined || last === undefined || first.length > 2) return undefined;
  if (last.length !== 4 && last.length > 2) return undefined;
  const [a, b, c] = [Number(first), Number(second), Number(last)];
  const possible: DateOrder[] = [];
  if (a <= 31 && b <= 12) possible.push('dmy');
  if (a <= 12 && b <= 31) possible.push('mdy');
  if (last.length < 4 && b <= 12 && c <= 31) possible.push('ymd');
  // Exports put the year first with four digits; with two it counts only where nothing else fits.
  const usual = possible.filter((order) => order !== 'ymd');
  if (usual.length === 1) return usual[0];
  return usual.length > 1 ? 'open' : possible[0];
}

/** True for texts that begin as dates do; whether they are dates shows in reading. */
export function looksLikeTime(text: string): boolean {
  return PARTS.test(text) || DAY_MONTH.test(text) || MONTH_DAY.test(text);
}

/** The date of a text that is a day padded with a midnight, "2013-09-16 00:00:00"; undefined for others. */
export function paddedDate(text: string): string | undefined {
  return PADDED_DATE.exec(text)?.[1];
}

/**
 * Reads a time as other systems write it: as `readRecordedTime` does, and besides years of two digits (20YY) once the order is known,
 * named English months ("13-Oct-2018", "Oct 13, 2018"), and epoch milliseconds when `epoch` is set.
 */
export function readTime(
  recorded: string,
  {
    timezone,
    dateOrder,
    epoch,
  }: {
    readonly timezone?: string | undefined;
    readonly dateOrder?: DateOrder | undefined;
    readonly epoch?: boolean;
  },
): Result<RecordedTime, TimeProblem> {
  const text = recorded.trim();
  const options: TimeOptions = timezone === undefined ? {} : { timezone };
  if (epoch === true && EPOCH_MS.test(text)) {
    return readRecordedTime(new Date(Number(text)).toISOString(), options);
  }
  const named = nameMonth(text);
  if (named !== undefined) return readRecordedTime(named, options);
  const [whole, first, , second, last] = PARTS.exec(text) ?? [];
  if (
    whole === undefined ||
    first === undefined ||
    second === undefined ||
    last === undefined ||
    first.length > 2
  )
    return readRecordedTime(text, options);
  if (last.length === 3) return refused(UNREADABLE);
  const order = dateOrder ?? orderOf(text);
  if (order === undefined) return refused(UNREADABLE);
  if (order === 'open') return refused(OPEN);
  const [day, month, year] =
    order === 'dmy' ? [first, second, last] : order === 'mdy' ? [second, first, last] : [last, second, first];
  const iso = `${year.length === 4 ? year : `20${year.padStart(2, '0')}`}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = readRecordedTime(iso + text.slice(whole.length), options);
  return time.ok ? ok(time.value) : time;
}

const UNREADABLE: TimeProblem = {
  kind: 'unreadable',
  message: 'the time cannot be read; write it like 2026-01-05T09:05:00Z',
};
const OPEN: TimeProblem = {
  kind: 'dateOrder',
  message: 'the date may be day or month first; say which (dateOrder: "dmy" or "mdy")',
};

/** A date with a named month with the month as a number, year first. */
function nameMonth(text: string): string | undefined {
  const dayFirst = DAY_MONTH.exec(text);
  const monthFirst = dayFirst ? null : MONTH_DAY.exec(text);
  const [whole, day, name, year] = dayFirst ?? [
    monthFirst?.[0],
    monthFirst?.[2],
    monthFirst?.[1],
    monthFirst?.[3],
  ];
  if (whole === undefined || day === undefined || name === undefined || year === undefined) return undefined;
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return undefined;
  return `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}${text.slice(whole.length)}`;
}
