import { dropEvents, setFact } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { LEAD_FACT } from '../../findFact.ts';

export const factNotRecorded = defineEdgeCase({
  id: 'fact-not-recorded',
  theme: 'records',
  question: 'Nobody recorded a fact that decides who leads: is there an answer nonetheless?',
  answers: ['unknown; ask'],
  sources: ['Fields that nobody fills in'],
  change: 'A fact that decides who leads is taken out.',
  needs: ['events'],
  parameters: { fact: LEAD_FACT },
  tell: (view, { fact }) =>
    view.deal.facts.has(fact)
      ? dropEvents(
          setFact(view.deal, fact, undefined),
          ({ type, data }) => type === 'fact.changed' && data.get('fact') === fact,
        )
      : undefined,
});
