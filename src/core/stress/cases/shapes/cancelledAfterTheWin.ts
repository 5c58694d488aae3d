import { DAY, addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const cancelledAfterTheWin = defineEdgeCase({
  id: 'cancelled-after-the-win',
  theme: 'shapes',
  question: 'A won deal is cancelled days later: what becomes of credit and protection?',
  answers: ['clawed back', 'the loss is a record of its own'],
  sources: ["GitLab's public handbook: an earlier booking is reversed"],
  change: 'Ten days after the win the event that loses deals follows.',
  needs: ['won'],
  tell: (view) => {
    const lost = view.words.lost?.at(-1);
    return lost === undefined
      ? undefined
      : addEvents(view, { ...view.words.draft(lost), at: view.endAt + 10 * DAY });
  },
});
