import { HOUR, addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { LEAD_CHOICE, readChoice } from '../../findFact.ts';
import { amidDeal } from '../../placeInDeal.ts';

export const scenarioChangesMidway = defineEdgeCase({
  id: 'scenario-changes-midway',
  theme: 'customers',
  question: 'It turns out midway that things stand otherwise: does the lead change hands?',
  answers: ['yes, from that day', 'what was agreed at the start holds'],
  sources: ['An existing contract that turns up after the discovery'],
  change: 'In the middle of the deal a fact that decides who leads changes, and the customer is disputed.',
  needs: ['events'],
  parameters: { choice: LEAD_CHOICE },
  tell: (view, { choice }) => {
    const chosen = readChoice(view.words, choice);
    if (!chosen || view.deal.facts.get(chosen.fact) === chosen.value) return undefined;
    const at = amidDeal(view);
    return addEvents(
      view,
      { at, type: 'fact.changed', data: { fact: chosen.fact, value: chosen.value } },
      { at: at + HOUR, type: 'customer.disputed', by: { side: 'vendor' } },
    );
  },
});
