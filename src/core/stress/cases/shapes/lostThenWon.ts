import { DAY, addEvents, delayFrom } from '../../changeDeal.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const lostThenWon = defineEdgeCase({
  id: 'lost-then-won',
  theme: 'shapes',
  question: 'A deal is lost, comes back and is won: does the path know that?',
  answers: ['a new opportunity', 'the old one is reopened'],
  sources: [
    "GitLab's public handbook: a returning customer within 180 days is a renewal, later new business",
  ],
  change: 'Before the last stage the deal is lost and reopened a month later; the rest happens after that.',
  needs: ['won', 'staged'],
  tell: (view) => {
    const last = view.stages.at(-1);
    const lost = view.words.lost?.at(-1);
    if (!last?.event || lost === undefined) return undefined;
    const later = createDealView(view.words, delayFrom(view, last.at, 40 * DAY));
    return addEvents(
      later,
      { ...view.words.draft(lost), at: last.at },
      { at: last.at + 30 * DAY, type: 'deal.reopened', by: { side: 'vendor' } },
    );
  },
});
