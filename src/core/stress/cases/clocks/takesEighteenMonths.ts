import { DAY, moveTimes } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const takesEighteenMonths = defineEdgeCase({
  id: 'takes-eighteen-months',
  theme: 'clocks',
  question: 'A cycle of eighteen months: what covers it?',
  answers: ['six-month windows', 'register again'],
  sources: ['Buying cycles of the public sector'],
  change: 'All intervals of the deal are stretched alike until it takes 540 days.',
  needs: ['events'],
  tell: (view) => {
    const lasts = view.endAt - view.startAt;
    if (lasts <= 0) return undefined;
    const stretch = (540 * DAY) / lasts;
    return stretch <= 1
      ? undefined
      : moveTimes(view, (at) => Math.round(view.startAt + (at - view.startAt) * stretch));
  },
});
