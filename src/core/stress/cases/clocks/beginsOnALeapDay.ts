import { defineEdgeCase } from '../../edgeCase.ts';
import { nextDate, onDay } from '../../findDay.ts';

export const beginsOnALeapDay = defineEdgeCase({
  id: 'begins-on-a-leap-day',
  theme: 'clocks',
  question: 'The deal begins on 29 February: when does a year, a month, a quarter end?',
  answers: ['month ends clamp'],
  sources: ['The calendar'],
  change: 'The deal is moved in time so that it begins on a leap day.',
  needs: ['events'],
  tell: (view) => {
    const day = nextDate(view, '02-29');
    return day === undefined ? undefined : onDay(view, view.startAt, day);
  },
});
