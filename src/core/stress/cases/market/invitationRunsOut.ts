import { addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { amidDeal, amidStage } from '../../placeInDeal.ts';

export const invitationRunsOut = defineEdgeCase({
  id: 'invitation-runs-out',
  theme: 'market',
  question: 'A cloud provider sent the deal and its invitation runs out before anybody accepts: is it lost?',
  answers: ['a new invitation is a new record', 'it can be asked for again'],
  sources: ['AWS Partner Central: an invitation has an expiry date; accepted, rejected or expired'],
  change: "In the first stage an invitation runs out, by the framework's own event where it has one.",
  needs: ['events', 'partner'],
  tell: (view) => {
    const type = view.words.knownOf(['invitation.expired', 'engagement.expired']) ?? 'invitation.expired';
    const at = amidStage(view, view.stages[0]?.stage ?? '') ?? amidDeal(view);
    return addEvents(view, { ...view.words.draft(type), at });
  },
});
