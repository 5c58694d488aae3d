import { addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const disputedAgainAndAgain = defineEdgeCase({
  id: 'disputed-again-and-again',
  theme: 'customers',
  question: 'The customer is disputed three times: is the answer the same each time?',
  answers: ['the first answer stands', 'only new facts reopen it'],
  sources: ['Disputes that go round because nobody wrote the first answer down'],
  change: 'Vendor, partner and vendor again dispute the customer, evenly spread over the deal.',
  needs: ['events'],
  tell: (view) => {
    const step = (view.endAt - view.startAt) / 4;
    const sides = ['vendor', 'partner', 'vendor'];
    return addEvents(
      view,
      ...sides.map((side, turn) => ({
        at: Math.round(view.startAt + (turn + 1) * step),
        type: 'customer.disputed',
        by: { side },
      })),
    );
  },
});
