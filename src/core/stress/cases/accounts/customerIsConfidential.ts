import { DAY } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const customerIsConfidential = defineEdgeCase({
  id: 'customer-is-confidential',
  theme: 'accounts',
  question: 'Both registrations hide the customer: how is a conflict even seen?',
  answers: ['the vendor sees the name, the partners do not', 'by a number'],
  sources: ['AWS Partner Central: national security deals mask the customer'],
  change: "The account's name is taken out; another partner registers a confidential customer.",
  needs: ['registered', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const { account: _account, ...deal } = view.deal;
    const at = (view.registrations[0]?.created.at ?? 0) + 2 * DAY;
    return addRival(createDealView(view.words, deal), at, typeOf(partner), undefined, { confidential: true });
  },
});
