import { addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { STAGE, amidStage } from '../../placeInDeal.ts';

export const customerDisputed = defineEdgeCase({
  id: 'customer-disputed',
  theme: 'customers',
  question: 'Somebody says the customer is theirs: who leads now?',
  answers: ['the framework settles it', 'a look-back of some weeks', 'partner managers decide'],
  sources: ['Vendors and partners that find an old opportunity in their systems'],
  change: 'The customer is disputed in the middle of a stage.',
  needs: ['events'],
  parameters: { stage: STAGE },
  tell: (view, { stage }) => {
    const at = amidStage(view, stage);
    return at === undefined
      ? undefined
      : addEvents(view, {
          at,
          type: 'customer.disputed',
          by: { side: 'vendor' },
          data: { reason: 'an older opportunity was found' },
        });
  },
});
