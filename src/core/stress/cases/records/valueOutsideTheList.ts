import { setFact } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { LEAD_FACT } from '../../findFact.ts';

export const valueOutsideTheList = defineEdgeCase({
  id: 'value-outside-the-list',
  theme: 'records',
  question: 'A fact has a value that is not on the list: wrong, or unknown?',
  answers: ['unknown, not wrong'],
  sources: ['Values that a system added later; one public sample shows a stage its own list lacks'],
  change: 'A fact that decides who leads has a value the framework does not list.',
  needs: ['events'],
  parameters: { fact: LEAD_FACT },
  tell: (view, { fact }) => setFact(view.deal, fact, 'something-else'),
});
