import { DAY, addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { middle } from '../../placeInDeal.ts';

export const ownerLeavesDuringApproval = defineEdgeCase({
  id: 'owner-leaves-during-approval',
  theme: 'people',
  question: 'The account executive leaves while a registration waits: who answers it?',
  answers: ['the next owner', 'a named backup', 'the partner manager'],
  sources: ["GitLab's public handbook: approvers name a backup before they leave"],
  change: 'The owner leaves between the first registration and its answer.',
  needs: ['registered'],
  tell: (view) => {
    const [first] = view.registrations;
    if (!first) return undefined;
    const until = first.granted?.at ?? first.created.at + DAY;
    return addEvents(view, {
      at: middle(first.created.at, until),
      type: 'owner.left',
      by: { side: 'vendor' },
    });
  },
});
