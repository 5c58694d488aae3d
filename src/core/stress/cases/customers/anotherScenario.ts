import { setFact } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { LEAD_CHOICE, readChoice } from '../../findFact.ts';

export const anotherScenario = defineEdgeCase({
  id: 'another-scenario',
  theme: 'customers',
  question: 'The same deal in another scenario: does somebody lead, and only one?',
  answers: ['one rule for each scenario'],
  sources: ['Tables that answer the usual scenario only'],
  change: 'A fact that decides who leads takes another of its values from the start.',
  needs: ['events'],
  parameters: { choice: LEAD_CHOICE },
  tell: (view, { choice }) => {
    const chosen = readChoice(view.words, choice);
    if (!chosen || view.deal.facts.get(chosen.fact) === chosen.value) return undefined;
    return setFact(view.deal, chosen.fact, chosen.value);
  },
});
