import { defineEdgeCase } from '../../edgeCase.ts';

export const everythingToldTwice = defineEdgeCase({
  id: 'everything-told-twice',
  theme: 'records',
  question: 'Every line stands twice: is anything counted twice?',
  answers: ['told twice is told once'],
  sources: ['Imports that ran twice'],
  change: 'Every event is repeated at the same instant.',
  needs: ['events'],
  tell: (view) => ({ ...view.deal, events: view.deal.events.flatMap((event) => [event, event]) }),
});
