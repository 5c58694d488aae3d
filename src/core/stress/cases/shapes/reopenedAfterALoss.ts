import { DAY, addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const reopenedAfterALoss = defineEdgeCase({
  id: 'reopened-after-a-loss',
  theme: 'shapes',
  question: 'A lost deal comes back: the same record, and the same registration?',
  answers: ['a new opportunity', 'no reopening'],
  sources: [
    "GitLab's public handbook: a returning prospect gets a new opportunity",
    'Microsoft Partner Center: a closed referral stays closed',
  ],
  change: 'Some days after the loss the deal is reopened.',
  needs: ['lost'],
  parameters: { days: { meaning: 'days after the loss', values: [45, 200] } },
  tell: (view, { days }) =>
    addEvents(view, { at: view.endAt + days * DAY, type: 'deal.reopened', by: { side: 'vendor' } }),
});
