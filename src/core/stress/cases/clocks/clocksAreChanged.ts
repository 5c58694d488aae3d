import { DAY } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { findClockChange, onDay } from '../../findDay.ts';

export const clocksAreChanged = defineEdgeCase({
  id: 'clocks-are-changed',
  theme: 'clocks',
  question: 'The clocks are changed while a registration waits: is the deadline an hour off?',
  answers: ['days are days, whatever their length'],
  sources: ['Daylight saving time'],
  change:
    'The deal is moved in time so that the first registration falls on the day before the clocks are changed.',
  needs: ['registered'],
  parameters: { change: { meaning: 'which way the clocks are changed', values: ['forward', 'back'] } },
  tell: (view, { change }) => {
    const day = findClockChange(view, change);
    return day === undefined ? undefined : onDay(view, view.registrations[0]?.created.at ?? 0, day - DAY);
  },
});
