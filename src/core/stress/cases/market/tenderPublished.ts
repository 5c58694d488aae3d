import { DAY, addEvents, setFact } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { findFact } from '../../findFact.ts';

export const tenderPublished = defineEdgeCase({
  id: 'tender-published',
  theme: 'market',
  question: 'A tender is published after the registration: does protection survive it?',
  answers: ['if approved before', 'never', 'the holder keeps the discount, the others pay list price'],
  sources: [
    "Nightfall's terms: only if registered and approved before publication",
    "GitLab's public handbook: bidders get the co-sell discount, a holder keeps its own",
  ],
  change:
    "A tender is published days before or after the first registration, by the framework's own event where it has one; a fact about tenders is set.",
  needs: ['registered'],
  parameters: { days: { meaning: 'days after the registration', values: [-2, 10] } },
  tell: (view, { days }) => {
    const type =
      view.words.knownOf(['tender.published', 'rfp.published', 'rfx.published']) ?? 'tender.published';
    const at = (view.registrations[0]?.created.at ?? 0) + days * DAY;
    const fact = findFact(view.words, /tender|rfp/i, /new|yes|open/i);
    const told = addEvents(view, { ...view.words.draft(type), at });
    return fact ? setFact(told, fact.fact, fact.value) : told;
  },
});
