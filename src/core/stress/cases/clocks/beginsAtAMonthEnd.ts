import { defineEdgeCase } from '../../edgeCase.ts';
import { nextDate, onDay } from '../../findDay.ts';

export const beginsAtAMonthEnd = defineEdgeCase({
  id: 'begins-at-a-month-end',
  theme: 'clocks',
  question: 'The deal begins on 31 January: when is a month over?',
  answers: ['at the end of February'],
  sources: ['The calendar'],
  change: 'The deal is moved in time so that it begins on 31 January.',
  needs: ['events'],
  tell: (view) => {
    const day = nextDate(view, '01-31');
    return day === undefined ? undefined : onDay(view, view.startAt, day);
  },
});
