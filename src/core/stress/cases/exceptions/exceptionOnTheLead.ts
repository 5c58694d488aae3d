import { addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { amidDeal } from '../../placeInDeal.ts';

export const exceptionOnTheLead = defineEdgeCase({
  id: 'exception-on-the-lead',
  theme: 'exceptions',
  question: 'The lead is given away by exception: does the rest still hold?',
  answers: ['recorded with a reason'],
  sources: ['Exceptions granted by executives'],
  change: 'In the middle of the deal another role takes the lead by exception.',
  needs: ['events'],
  parameters: {
    role: {
      meaning: 'the role that takes the lead',
      values: ({ compiled }) => [...compiled.framework.roles.keys()],
    },
  },
  tell: (view, { role }) => {
    const at = amidDeal(view);
    return addEvents(
      view,
      {
        at,
        type: 'exception.granted',
        by: { side: 'vendor' },
        data: { decision: 'customerLead', answer: role, reason: 'decided by an executive' },
      },
      { at, type: 'lead.changed', data: { lead: role } },
    );
  },
});
