import { defineEdgeCase } from '../../edgeCase.ts';
import { nextDate, onDay } from '../../findDay.ts';

export const closesOnTheLastDayOfTheYear = defineEdgeCase({
  id: 'closes-on-the-last-day-of-the-year',
  theme: 'clocks',
  question: 'The deal closes on the last day of the year: do quarter ends and holidays matter?',
  answers: ['quarter ends cut referral rebates off', 'no'],
  sources: ["GitLab's public handbook: payouts count from quarter ends"],
  change: 'The deal is moved in time so that it closes on 31 December.',
  needs: ['closed'],
  tell: (view) => {
    const day = nextDate(view, '12-31');
    return day === undefined ? undefined : onDay(view, view.endAt, day);
  },
});
