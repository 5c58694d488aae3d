import { addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { STAGE, amidStage } from '../../placeInDeal.ts';

export const ownerLeaves = defineEdgeCase({
  id: 'owner-leaves',
  theme: 'people',
  question: 'The account executive leaves in the middle of the deal: who takes over?',
  answers: ['the owner of the territory', 'the sales lead'],
  sources: ["GitLab's public handbook: sales operations hand the account to its next owner"],
  change: 'The owner leaves in the middle of a stage.',
  needs: ['events'],
  parameters: { stage: STAGE },
  tell: (view, { stage }) => {
    const at = amidStage(view, stage);
    return at === undefined ? undefined : addEvents(view, { at, type: 'owner.left', by: { side: 'vendor' } });
  },
});
