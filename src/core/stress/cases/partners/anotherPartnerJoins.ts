import { addEvents, secondPartner, withPartner } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, STAGE, amidStage, typeOf } from '../../placeInDeal.ts';

export const anotherPartnerJoins = defineEdgeCase({
  id: 'another-partner-joins',
  theme: 'partners',
  question: 'Another partner joins the deal without registering: may it, and as what?',
  answers: ['it joins, one partner is primary', 'it registers its own part', 'under the first'],
  sources: ["GitLab's public handbook: several partners may be attached, one is primary"],
  change: 'A partner of a given type joins in the middle of a stage.',
  needs: ['events', 'partner'],
  parameters: { partner: PARTNER_TYPE, stage: STAGE },
  tell: (view, { partner, stage }) => {
    const at = amidStage(view, stage);
    if (at === undefined) return undefined;
    const other = secondPartner(view, typeOf(partner));
    return withPartner(
      addEvents(view, { at, type: 'partner.added', by: { side: 'vendor' }, data: { partner: other.id } }),
      other,
    );
  },
});
