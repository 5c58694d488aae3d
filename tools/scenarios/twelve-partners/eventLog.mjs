import { printDate, printInstant, toWorkday } from './berlinTime.mjs';

const OPENS = 9 * 60;
const CLOSES = 17 * 60;

/**
 * One recorded event before its day becomes an instant.
 * @typedef {object} PlannedEvent
 * @property {number} day days after the first event; the fraction is the share of the working day
 * @property {string} type
 * @property {string} [object]
 * @property {{ side: string, role?: string, partner?: string }} [by]
 * @property {Record<string, unknown>} [data]
 */

/** What both sides wrote down, in the order in which it happened. */
export class EventLog {
  /** @type {PlannedEvent[]} */
  events = [];

  /** @param {number} day @param {string} type @param {Omit<PlannedEvent, 'day' | 'type'>} [rest] */
  add(day, type, rest = {}) {
    this.events.push({ day, type, ...rest });
  }

  /**
   * The events with instants in Berlin office hours. Weekends and holidays move to the next working day, and no event overtakes
   * another. `bareDates` drops the time of day, as a spreadsheet does.
   * @param {number} start @param {boolean} bareDates
   */
  print(start, bareDates) {
    const ordered = this.events
      .map((event, index) => ({ event, index }))
      .sort((a, b) => a.event.day - b.event.day || a.index - b.index);
    const printed = [];
    let lastDay = -1;
    let lastMinute = 0;
    for (const { event } of ordered) {
      const whole = Math.floor(event.day);
      let day = toWorkday(start + whole);
      let minute = OPENS + Math.round(((event.day - whole) * (CLOSES - OPENS)) / 5) * 5;
      if (day < lastDay || (day === lastDay && minute <= lastMinute)) {
        day = lastDay;
        minute = lastMinute + 15;
      }
      if (minute >= CLOSES + 60) {
        day = toWorkday(day + 1);
        minute = OPENS + 10;
      }
      lastDay = day;
      lastMinute = minute;
      printed.push({ ...event, day, at: bareDates ? printDate(day) : printInstant(day, minute) });
    }
    return printed;
  }
}
