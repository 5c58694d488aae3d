import { dropEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const wonFromTheFirstStage = defineEdgeCase({
  id: 'won-from-the-first-stage',
  theme: 'shapes',
  question: 'The customer signs in the first meeting: does anybody lead, and is anything owed?',
  answers: ['fine', 'validation asks for the stages'],
  sources: ['Repeat orders'],
  change: 'All events that enter stages are taken out.',
  needs: ['won', 'staged'],
  tell: (view) => {
    const entering = new Set(view.stages.map(({ event }) => event?.event));
    return dropEvents(view.deal, (event) => entering.has(event));
  },
});
