import { addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { STAGE, amidStage } from '../../placeInDeal.ts';

export const accountMerged = defineEdgeCase({
  id: 'account-merged',
  theme: 'accounts',
  question: 'The account is merged into another: what becomes of the deal?',
  answers: ['it moves along', 'it is checked for conflicts again'],
  sources: ['Duplicates cleaned up in a CRM'],
  change: 'The account is merged in the middle of a stage.',
  needs: ['events'],
  parameters: { stage: STAGE },
  tell: (view, { stage }) => {
    const at = amidStage(view, stage);
    return at === undefined
      ? undefined
      : addEvents(view, { at, type: 'account.merged', by: { side: 'vendor' } });
  },
});
