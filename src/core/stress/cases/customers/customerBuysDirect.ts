import { HOUR, addEvents, follow } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { amidLastStage, rolesOf } from '../../placeInDeal.ts';

export const customerBuysDirect = defineEdgeCase({
  id: 'customer-buys-direct',
  theme: 'customers',
  question: 'The customer insists on buying from the vendor: what remains for the partner?',
  answers: ['a referral fee', 'influence only'],
  sources: ["GitLab's public handbook: a fee for referrals without a transaction"],
  change:
    'In the last stage the customer is disputed, a vendor role takes the lead and the first registration is ended.',
  needs: ['registered'],
  tell: (view) => {
    const at = amidLastStage(view);
    const [first] = view.registrations;
    const [lead] = rolesOf(view.words.compiled.framework, 'vendor');
    const end = view.words.registration?.end?.slice(-1);
    return addEvents(
      view,
      { at, type: 'customer.disputed', by: { side: 'vendor' }, data: { reason: 'the customer buys direct' } },
      ...(lead === undefined ? [] : [{ at: at + HOUR, type: 'lead.changed', data: { lead } }]),
      ...follow(view, at + 2 * HOUR, first?.object.key ?? 'deal', end),
    );
  },
});
