import { addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { STAGE, amidStage } from '../../placeInDeal.ts';

export const accountChangesHands = defineEdgeCase({
  id: 'account-changes-hands',
  theme: 'accounts',
  question: 'The account moves to another region and seller: does the partner stay?',
  answers: ['the protection moves along', 'the partner registers again', 'by who can deliver there'],
  sources: ["GitLab's public handbook: being able to deliver in the region counts at approval"],
  change: 'The account is transferred in the middle of a stage.',
  needs: ['events'],
  parameters: { stage: STAGE },
  tell: (view, { stage }) => {
    const at = amidStage(view, stage);
    return at === undefined
      ? undefined
      : addEvents(view, {
          at,
          type: 'account.transferred',
          by: { side: 'vendor' },
          data: { to: 'another region' },
        });
  },
});
