import { DAY, HOUR, moveTimes } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const closesWithinADay = defineEdgeCase({
  id: 'closes-within-a-day',
  theme: 'clocks',
  question: 'Registered, sold and signed within one day: does the framework keep up?',
  answers: ['a shortest time before the win', 'fine'],
  sources: ["Microsoft's co-sell rules: at least 72 hours between creating and winning a deal"],
  change: 'All intervals of the deal are pressed together alike until it takes eight hours.',
  needs: ['closed'],
  tell: (view) => {
    const lasts = view.endAt - view.startAt;
    if (lasts <= DAY) return undefined;
    const press = (8 * HOUR) / lasts;
    return moveTimes(view, (at) => Math.round(view.startAt + (at - view.startAt) * press));
  },
});
