import type { Calendar } from '../model/framework.ts';
import { dayNumber, FAR_FUTURE, parseDay, timeOfDay, weekdayOf } from './civil.ts';
import { timezoneOf, type Timezone } from './timezone.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Days a calendar remembers: some ten years of them. */
const KEPT = 4096;

/**
 * The instant (epoch ms) that lies `days` working days after another, on the calendar's own clock.
 *
 * The count starts at the first working moment at or after `instant`: that instant itself within working hours of a
 * working day, otherwise the next opening. The due instant has the same wall clock time on the `days`-th working day after
 * the day of that start. With Monday to Friday, 09:00-17:00 and 2 days: Tuesday 10:00 gives Thursday 10:00; Thursday
 * 16:00 gives Monday 16:00; Saturday noon starts Monday 09:00 and gives Wednesday 09:00; Friday 17:00 (closed) likewise.
 * 0 days give the start. A calendar without any working moment never comes due: `FAR_FUTURE`.
 */
export function addBusinessDays(instant: number, days: number, calendar: Calendar): number {
  return addByPlan(instant, days, planOf(calendar));
}

/** The same, to add so many days to many instants. */
export function compileBusinessDays(days: number, calendar: Calendar): (instant: number) => number {
  const plan = planOf(calendar);
  return (instant) => addByPlan(instant, days, plan);
}

function addByPlan(instant: number, days: number, plan: Plan): number {
  if (!plan.everWorks) return FAR_FUTURE;
  const { zone } = plan;
  const local = zone.toLocal(instant);

  let day = dayNumber(local);
  let time = timeOfDay(local);
  let moved = false;
  if (!plan.isWorkday(day) || time >= plan.closes) {
    day = plan.nextWorkday(day);
    time = plan.opens;
    moved = true;
  } else if (time < plan.opens) {
    time = plan.opens;
    moved = true;
  }
  // Within hours and nothing to count: do not go through the wall clock, which repeats an hour in autumn.
  if (days === 0 && !moved) return instant;
  for (let left = days; left > 0; left--) {
    day = plan.nextWorkday(day);
    if (day * DAY_MS >= FAR_FUTURE) return FAR_FUTURE;
  }
  return Math.max(instant, zone.fromLocal(day * DAY_MS + time));
}

interface Plan {
  readonly zone: Timezone;
  readonly opens: number;
  readonly closes: number;
  readonly everWorks: boolean;
  isWorkday(day: number): boolean;
  /** The first working day after `day`. */
  nextWorkday(day: number): number;
}

const plans = new WeakMap<Calendar, Plan>();

function planOf(calendar: Calendar): Plan {
  const before = plans.get(calendar);
  if (before) return before;
  const holidays = new Set(calendar.holidays.map(parseDay));
  const workdays = new Set(calendar.workdays.filter((day) => Number.isInteger(day) && day >= 1 && day <= 7));
  const known = new Float64Array(KEPT).fill(NaN);
  const works = new Uint8Array(KEPT);
  const isWorkday = (day: number): boolean => {
    const place = day & (KEPT - 1);
    if (known[place] !== day) {
      known[place] = day;
      works[place] = workdays.has(weekdayOf(day)) && !holidays.has(day) ? 1 : 0;
    }
    return works[place] === 1;
  };
  const plan: Plan = {
    zone: timezoneOf(calendar.timezone),
    opens: calendar.hours.from * MINUTE_MS,
    closes: calendar.hours.to * MINUTE_MS,
    everWorks: workdays.size > 0 && calendar.hours.from < calendar.hours.to,
    isWorkday,
    nextWorkday: (day) => {
      let next = day + 1;
      while (!isWorkday(next)) next += 1;
      return next;
    },
  };
  plans.set(calendar, plan);
  return plan;
}
