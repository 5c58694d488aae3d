import { DAY, HOUR } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, amidDeal, typeOf } from '../../placeInDeal.ts';

export const twoDealsBecomeOne = defineEdgeCase({
  id: 'two-deals-become-one',
  theme: 'shapes',
  question: 'Two registered deals are merged: which registration survives?',
  answers: ["the survivor's", 'rarely written'],
  sources: ["GitLab's public handbook: the other is closed as merged, with a look-up to the survivor"],
  change: "Another partner's registration comes along as another deal is merged into this one.",
  needs: ['registered', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const at = Math.max(amidDeal(view), (view.registrations[0]?.created.at ?? 0) + DAY);
    const told = addRival(view, at, typeOf(partner), () => [
      { at: at + HOUR, type: 'deal.merged', by: { side: 'vendor' }, data: { deal: `${view.deal.id}-B` } },
    ]);
    return { ...told, links: [...told.links, { type: 'merged-into', deal: `${view.deal.id}-B` }] };
  },
});
