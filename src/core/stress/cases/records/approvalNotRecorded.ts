import { dropEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const approvalNotRecorded = defineEdgeCase({
  id: 'approval-not-recorded',
  theme: 'records',
  question: 'The approval is missing from the record: is the rest refused?',
  answers: ['assume the missing step and say so'],
  sources: ['Histories that were switched on later'],
  change: 'The event that granted the first registration is taken out.',
  needs: ['granted'],
  tell: (view) => {
    const granted = view.registrations[0]?.granted?.event;
    return dropEvents(view.deal, (event) => event === granted);
  },
});
