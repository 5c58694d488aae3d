import { addEvents, secondPartner, withPartner } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, STAGE, amidStage, typeOf } from '../../placeInDeal.ts';

export const partnerReplaced = defineEdgeCase({
  id: 'partner-replaced',
  theme: 'partners',
  question: 'Another partner takes the place of the first: does it take over the deal?',
  answers: ['it registers anew', 'the customer decides in writing', 'the seller picks'],
  sources: [
    "GitLab's public handbook: the remaining registrations in order, else a partner of the seller's choice",
  ],
  change: 'The partner is replaced by one of a given type in the middle of a stage.',
  needs: ['events', 'partner'],
  parameters: { partner: PARTNER_TYPE, stage: STAGE },
  tell: (view, { partner, stage }) => {
    const at = amidStage(view, stage);
    if (at === undefined) return undefined;
    const other = secondPartner(view, typeOf(partner));
    const data = { partner: other.id, ...(other.type === undefined ? {} : { partnerType: other.type }) };
    return withPartner(
      addEvents(view, { at, type: 'partner.replaced', by: { side: 'vendor' }, data }),
      other,
    );
  },
});
