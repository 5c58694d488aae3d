import { DAY, HOUR, addEvents, follow, registers } from '../../changeDeal.ts';
import { dropRegistrations } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const registeredTheDayBeforeSignature = defineEdgeCase({
  id: 'registered-the-day-before-signature',
  theme: 'timing',
  question: 'A partner registers the day before the signature: is there a latest moment to register?',
  answers: ['three days before the win', 'a cut-off at the end of the quarter', 'none'],
  sources: ["Microsoft's co-sell rules: at least 72 hours between creating and winning a deal"],
  change: 'All registrations are taken out; one is filed and granted on the day before the close.',
  needs: ['closed', 'registering', 'partner'],
  tell: (view) => {
    const plain = createDealView(view.words, dropRegistrations(view));
    const partner = view.deal.partners.find(({ id }) => id === view.partner);
    if (!partner || plain.events.length === 0) return undefined;
    const at = view.endAt - DAY;
    const grant = follow(view, at + HOUR, 'registration/R1', view.words.registration?.grant);
    return addEvents(plain, registers(view, at, 'registration/R1', partner), ...grant);
  },
});
