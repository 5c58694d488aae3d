import { HOUR, addEvents, freeRegistration, registers } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const samePartnerTwice = defineEdgeCase({
  id: 'same-partner-twice',
  theme: 'collisions',
  question: 'One partner registers a customer twice, spelt in two ways: is that a conflict?',
  answers: ['match by domain', 'match by customer and product', 'the second is denied as a duplicate'],
  sources: ['Accounts that stand twice in a system under different spellings'],
  change: 'The same partner registers again, with the account in capitals.',
  needs: ['registered'],
  parameters: { hours: { meaning: 'hours between the two registrations', values: [1, 200] } },
  tell: (view, { hours }) => {
    const [first] = view.registrations;
    const partner = view.deal.partners.find(({ id }) => id === first?.object.partner);
    if (!first || !partner) return undefined;
    const account = (view.deal.account ?? 'Customer').toUpperCase();
    const again = registers(view, first.created.at + hours * HOUR, freeRegistration(view), partner, {
      account,
    });
    return addEvents(view, again);
  },
});
