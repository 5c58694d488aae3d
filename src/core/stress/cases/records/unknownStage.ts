import { addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { amidDeal } from '../../placeInDeal.ts';

export const unknownStage = defineEdgeCase({
  id: 'unknown-stage',
  theme: 'records',
  question: 'The record names a stage nobody knows: what does it mean?',
  answers: ['ask what it means'],
  sources: ['Labels that a team added to its CRM'],
  change: 'A stage the framework does not have is entered in the middle of the deal.',
  needs: ['staged'],
  tell: (view) => addEvents(view, { at: amidDeal(view), type: 'stage.proof-of-value' }),
});
