import { DAY, HOUR, addEvents } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, amidDeal, typeOf } from '../../placeInDeal.ts';

export const sellerMovesToARival = defineEdgeCase({
  id: 'seller-moves-to-a-rival',
  theme: 'people',
  question:
    "The partner's seller moves to a rival and registers again: does a registration belong to the person or the firm?",
  answers: ['the firm', 'unless the customer writes'],
  sources: ["Cirrus TSI's terms: a written choice of the customer overrides"],
  change: "The partner's owner leaves in the middle of the deal; another partner registers five days later.",
  needs: ['registered', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const at = Math.max(amidDeal(view), (view.registrations[0]?.created.at ?? 0) + HOUR);
    const left = addEvents(view, {
      at,
      type: 'owner.left',
      by: { side: 'partner', ...(view.partner === undefined ? {} : { partner: view.partner }) },
    });
    return addRival(createDealView(view.words, left), at + 5 * DAY, typeOf(partner));
  },
});
