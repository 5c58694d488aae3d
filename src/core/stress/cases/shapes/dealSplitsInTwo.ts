import { addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { STAGE, amidStage } from '../../placeInDeal.ts';

export const dealSplitsInTwo = defineEdgeCase({
  id: 'deal-splits-in-two',
  theme: 'shapes',
  question: 'The deal splits in two: does the registration cover both halves?',
  answers: ['one opportunity each', 'both'],
  sources: [
    "GitLab's public handbook: the unit is one opportunity, never combined",
    'AWS Partner Central: related opportunities name each other',
  ],
  change: 'The deal is split in the middle of a stage.',
  needs: ['events'],
  parameters: { stage: STAGE },
  tell: (view, { stage }) => {
    const at = amidStage(view, stage);
    return at === undefined
      ? undefined
      : addEvents(view, {
          at,
          type: 'deal.split',
          by: { side: 'vendor' },
          data: { into: `${view.deal.id}-B` },
        });
  },
});
