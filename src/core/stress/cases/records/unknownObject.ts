import { addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { amidDeal } from '../../placeInDeal.ts';

export const unknownObject = defineEdgeCase({
  id: 'unknown-object',
  theme: 'records',
  question: 'Something else is told of: an order, a case, a contract. Does the framework know it?',
  answers: ['leave it out', 'give it a path of its own'],
  sources: ['Exports that hold more than deals'],
  change: 'In the middle of the deal a contract is sent.',
  needs: ['events'],
  tell: (view) => addEvents(view, { at: amidDeal(view), type: 'contract.sent', object: 'contract/C1' }),
});
