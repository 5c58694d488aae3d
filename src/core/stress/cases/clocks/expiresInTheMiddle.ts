import { outlastProtection } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { STAGE } from '../../placeInDeal.ts';

export const expiresInTheMiddle = defineEdgeCase({
  id: 'expires-in-the-middle',
  theme: 'clocks',
  question: 'Protection runs out while the deal is alive: extended, a grace period, or gone?',
  answers: [
    'at the discretion of the vendor',
    'ask before it ends',
    'extended while the deal shows activity',
  ],
  sources: [
    "GitLab's public handbook: thirty days more at discretion, also after it ran out",
    "ONEiO's terms: an extension needs evidence of activity",
  ],
  change: 'The deal is drawn out in a stage until the first protection has run out there.',
  needs: ['granted', 'protecting', 'staged'],
  parameters: { stage: STAGE },
  tell: (view, { stage }) => {
    const entered = view.stages.find((step) => step.stage === stage);
    return entered && outlastProtection(view, entered.at)?.view.deal;
  },
});
