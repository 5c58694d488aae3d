import { DAY, addEvents, freeRegistration, registers, withPartner } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const onePartnerUnderTwoIds = defineEdgeCase({
  id: 'one-partner-under-two-ids',
  theme: 'partners',
  question: 'One partner stands under two ids in the record: is it taken for a rival of itself?',
  answers: ['match partners before replaying'],
  sources: ['Partner tables in which a firm stands twice'],
  change: 'The same firm registers again three days later under another id.',
  needs: ['granted', 'partner'],
  tell: (view) => {
    const partner = view.deal.partners.find(({ id }) => id === view.partner);
    const at = (view.registrations[0]?.created.at ?? 0) + 3 * DAY;
    if (!partner) return undefined;
    const alias = { ...partner, id: `${partner.id}-bis` };
    return withPartner(addEvents(view, registers(view, at, freeRegistration(view), alias)), alias);
  },
});
