import { addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { amidLastStage } from '../../placeInDeal.ts';

export const leadChangesHandsAtTheEnd = defineEdgeCase({
  id: 'lead-changes-hands-at-the-end',
  theme: 'customers',
  question: 'In the last stage somebody else takes the lead: does the framework say so?',
  answers: ['nobody changes the lead in the last stage', 'by the owner of the account'],
  sources: ["GitLab's public handbook: only sales operations change owners"],
  change: 'In the middle of the last stage the lead goes to another role.',
  needs: ['staged'],
  parameters: {
    role: {
      meaning: 'the role that takes the lead',
      values: ({ compiled }) => [...compiled.framework.roles.keys()],
    },
  },
  tell: (view, { role }) =>
    addEvents(view, { at: amidLastStage(view), type: 'lead.changed', data: { lead: role } }),
});
