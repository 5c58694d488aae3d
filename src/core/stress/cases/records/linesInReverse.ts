import { defineEdgeCase } from '../../edgeCase.ts';

export const linesInReverse = defineEdgeCase({
  id: 'lines-in-reverse',
  theme: 'records',
  question: 'The lines of the record stand in the wrong order: does the verdict change?',
  answers: ['sorted by time'],
  sources: ['Exports that list the newest first'],
  change: 'The lines are turned round; times stay.',
  needs: ['events'],
  tell: (view) => ({ ...view.deal, events: view.deal.events.toReversed() }),
});
