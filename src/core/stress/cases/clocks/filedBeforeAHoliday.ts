import { DAY } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { findHoliday, onDay } from '../../findDay.ts';

export const filedBeforeAHoliday = defineEdgeCase({
  id: 'filed-before-a-holiday',
  theme: 'clocks',
  question: 'A registration is filed the afternoon before a holiday: when is the answer late?',
  answers: ['by the calendar of whoever decides', 'holidays are not counted'],
  sources: ["GitLab's public handbook: working hours of the queue, Monday to Friday"],
  change:
    'The deal is moved in time so that the first registration falls on the day before a holiday of a calendar.',
  needs: ['registered'],
  tell: (view) => {
    const holiday = findHoliday(view);
    return holiday === undefined
      ? undefined
      : onDay(view, view.registrations[0]?.created.at ?? 0, holiday - DAY);
  },
});
