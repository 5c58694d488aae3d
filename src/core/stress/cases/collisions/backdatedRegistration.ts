import { DAY, addEvents, freeRegistration, registers, secondPartner, withPartner } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const backdatedRegistration = defineEdgeCase({
  id: 'backdated-registration',
  theme: 'collisions',
  question: 'A registration turns up afterwards with an earlier date: does its date count, or its arrival?',
  answers: ['the arrival in the system', 'the date, with proof'],
  sources: ['Registrations by mail or spreadsheet that are typed in days later'],
  change:
    "Another partner's registration stands at the record's end and bears a date some days before the first.",
  needs: ['registered', 'partner'],
  parameters: {
    days: { meaning: 'days before the first registration', values: [1, 14] },
    partner: PARTNER_TYPE,
  },
  tell: (view, { days, partner }) => {
    const rival = secondPartner(view, typeOf(partner));
    const at = (view.registrations[0]?.created.at ?? 0) - days * DAY;
    const event = registers(view, at, freeRegistration(view), rival, { enteredLate: true });
    const early = addEvents({ ...view, deal: { ...view.deal, events: [] } }, event);
    return withPartner({ ...view.deal, events: [...view.deal.events, ...early.events] }, rival);
  },
});
