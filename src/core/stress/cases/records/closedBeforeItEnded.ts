import { formatInstant } from '../../../clock/index.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { amidDeal } from '../../placeInDeal.ts';

export const closedBeforeItEnded = defineEdgeCase({
  id: 'closed-before-it-ended',
  theme: 'records',
  question: 'The record closes the deal before its last event: which counts?',
  answers: ['the later of both'],
  sources: ['Close dates that people plan and forget'],
  change: 'The close is dated to the middle of the deal; events stay.',
  needs: ['closed'],
  tell: (view) => ({ ...view.deal, closedAt: formatInstant(amidDeal(view)) }),
});
