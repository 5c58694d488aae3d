import {
  HOUR,
  addEvents,
  freeRegistration,
  registers,
  secondPartner,
  withPartner,
} from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const threePartnersInOneDay = defineEdgeCase({
  id: 'three-partners-in-one-day',
  theme: 'collisions',
  question: 'Three partners register the same customer on one day: is there an order among them?',
  answers: ['order of submission', 'a conflict for the partner managers'],
  sources: ["GitLab's public handbook: remaining registrations are taken in the order of submission"],
  change: 'Two more partners register two and five hours after the first.',
  needs: ['registered', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const begun = view.registrations[0]?.created.at ?? 0;
    const two = addRival(view, begun + 2 * HOUR, typeOf(partner));
    const seen = createDealView(view.words, two);
    const third = {
      ...secondPartner({ ...seen, deal: { ...two, partners: [] } }, typeOf(partner)),
      id: 'X9',
    };
    return withPartner(
      addEvents(seen, registers(seen, begun + 5 * HOUR, freeRegistration(seen), third)),
      third,
    );
  },
});
