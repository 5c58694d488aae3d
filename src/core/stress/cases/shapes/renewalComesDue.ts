import { DAY, addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const renewalComesDue = defineEdgeCase({
  id: 'renewal-comes-due',
  theme: 'shapes',
  question: 'The contract comes up for renewal: who renews, and does the credit persist?',
  answers: ['the partner of the last sale', 'the customer in writing', 'the vendor'],
  sources: [
    "GitLab's public handbook: the partner of the most recent sale is incumbent",
    "Zendesk's terms: a transfer at renewal needs mails of customer and reseller",
  ],
  change:
    "Three hundred days after the win a renewal comes due, by the framework's own event where it has one.",
  needs: ['won'],
  tell: (view) => {
    const type = view.words.knownOf(['renewal.due', 'deal.renewed', 'renewal.started']) ?? 'renewal.due';
    return addEvents(view, { ...view.words.draft(type), at: view.endAt + 300 * DAY });
  },
});
