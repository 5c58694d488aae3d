import { MINUTE, addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const sellerOpensAfterSeeingTheRegistration = defineEdgeCase({
  id: 'seller-opens-after-seeing-the-registration',
  theme: 'customers',
  question: 'The vendor opens an opportunity minutes after the registration: whose customer is it?',
  answers: ['compare times nobody can edit', 'look back sixty days for contact'],
  sources: ['Times that a system writes itself'],
  change: 'The vendor disputes the customer ten minutes after the first registration.',
  needs: ['registered'],
  tell: (view) =>
    addEvents(view, {
      at: (view.registrations[0]?.created.at ?? 0) + 10 * MINUTE,
      type: 'customer.disputed',
      by: { side: 'vendor' },
      data: { reason: 'an opportunity was opened' },
    }),
});
