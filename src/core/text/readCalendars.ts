import type { Calendar } from '../model/framework.ts';
import { FieldReader, FREE_NAME, readText, reportType } from './fieldReader.ts';
import type { Place, ReadReport } from './readReport.ts';

const MINUTES_A_DAY = 24 * 60;

/** Working calendars; the defaults are the framework's time zone, Monday to Friday, the whole day, no holidays. */
export function readCalendars(
  root: FieldReader,
  timezone: string,
  report: ReadReport,
): ReadonlyMap<string, Calendar> {
  return root.map(
    'calendars',
    (place): Calendar => {
      const fields = new FieldReader(place, report);
      const workdays = fields.place('workdays');
      const hours = fields.place('hours');
      const calendar: Calendar = {
        timezone: fields.text('timezone') ?? timezone,
        workdays: workdays ? readWorkdays(workdays, report) : [1, 2, 3, 4, 5],
        hours: hours ? readHours(hours, report) : { from: 0, to: MINUTES_A_DAY },
        holidays: fields.list('holidays', (day) => readDate(day, report)),
      };
      fields.finish();
      return calendar;
    },
    FREE_NAME,
  );
}

function readWorkdays(place: Place, report: ReadReport): readonly number[] {
  const days = new Set<number>();
  if (place.node.type !== 'array') {
    reportType(report, place, 'a list of weekdays');
    return [];
  }
  (place.node.children ?? []).forEach((node, index) => {
    const path = [...place.path, index];
    const day: unknown = node.value;
    if (typeof day !== 'number') {
      reportType(report, { node, path }, 'a weekday from 1 (Monday) to 7 (Sunday)');
    } else if (!Number.isInteger(day) || day < 1 || day > 7) {
      report('number.outside', path, 'A weekday is a whole number from 1 (Monday) to 7 (Sunday).');
    } else if (days.has(day)) {
      report('value.repeated', path, `The weekday ${day} is listed twice.`);
    } else {
      days.add(day);
    }
  });
  if (!place.node.children?.length) {
    report('field.missing', place.path, 'At least one workday is needed here.');
  }
  return [...days].sort((a, b) => a - b);
}

function readHours(place: Place, report: ReadReport): Calendar['hours'] {
  const text = readText(place, report);
  const match = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/.exec(text);
  if (match) {
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
    const from = fromHour * 60 + fromMinute;
    const to = toHour * 60 + toMinute;
    if (fromMinute < 60 && toMinute < 60 && from < to && to <= MINUTES_A_DAY) return { from, to };
  }
  if (place.node.type === 'string') {
    const message = `"${text}" is not a span of hours such as "09:00-17:00".`;
    report('hours.unreadable', place.path, message);
  }
  return { from: 0, to: MINUTES_A_DAY };
}

/** A date of the calendar, such as "2026-01-31". */
export function readDate(place: Place, report: ReadReport): string {
  const text = readText(place, report);
  if (place.node.type === 'string' && !isDate(text)) {
    report('date.unreadable', place.path, `"${text}" is not a date such as "2026-01-31".`);
  }
  return text;
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}
