import { instantAt, parseInstant } from '../clock/index.ts';
import { DAY, shiftDeal } from './changeDeal.ts';
import type { DealView } from './dealView.ts';
import type { Deal } from '../model/deal.ts';

/** Days that are looked through for a special one: more than two years. */
const FAR = 800;

/** The deal moved in time by whole days, so that an instant of it falls on the day that begins at `day`. */
export function onDay(view: DealView, at: number, day: number): Deal {
  return shiftDeal(view, Math.ceil((day - at) / DAY) * DAY);
}

/** The local midnight of the next day after the deal begins on which the framework's clocks are changed; undefined where they never are. */
export function findClockChange(view: DealView, direction: string): number | undefined {
  const { timezone } = view.words.compiled.framework;
  const first = Math.floor(view.startAt / DAY) * DAY;
  for (let day = first; day < first + FAR * DAY; day += DAY) {
    const length = instantAt(day + DAY, timezone) - instantAt(day, timezone);
    if (direction === 'forward' ? length < DAY : length > DAY) return instantAt(day, timezone);
  }
  return undefined;
}

/** The beginning of the first holiday of any calendar after the deal begins, or of the last one there is. */
export function findHoliday(view: DealView): number | undefined {
  const { calendars } = view.words.compiled.framework;
  const days = [...calendars.values()]
    .flatMap(({ holidays, timezone }) => holidays.flatMap((day) => parseInstant(day, timezone) ?? []))
    .sort((a, b) => a - b);
  return days.find((day) => day > view.startAt) ?? days.at(-1);
}

/** The beginning of the next day of this month and day of month ("02-29") after the deal begins. */
export function nextDate(view: DealView, monthDay: string): number | undefined {
  const { timezone } = view.words.compiled.framework;
  const year = new Date(view.startAt).getUTCFullYear();
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const at = parseInstant(`${String(year + ahead)}-${monthDay}`, timezone);
    if (at !== undefined && at > view.startAt) return at;
  }
  return undefined;
}
