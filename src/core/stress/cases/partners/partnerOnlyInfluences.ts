import { addEvents, secondPartner, withPartner } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, amidDeal, typeOf } from '../../placeInDeal.ts';

export const partnerOnlyInfluences = defineEdgeCase({
  id: 'partner-only-influences',
  theme: 'partners',
  question:
    'A further partner helped without bringing or selling anything: is that kept apart from who found the deal?',
  answers: ['an influence record without economics', 'many influence, one sources'],
  sources: ["GitLab's public handbook: influence is recorded apart and pays nothing"],
  change:
    "In the middle of the deal influence is recorded, by the framework's own event where it has one, else as a partner who joins.",
  needs: ['events', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const at = amidDeal(view);
    const other = secondPartner(view, typeOf(partner));
    const type = view.words.knownOf(['influence.recorded', 'partner.influenced']) ?? 'partner.added';
    const own = view.words.draft(type);
    const object = type === 'influence.recorded' ? 'influence/S1' : undefined;
    const event = {
      ...own,
      at,
      ...(object === undefined ? {} : { object }),
      data: { part: 'influence', partner: other.id },
    };
    return withPartner(addEvents(view, event), other);
  },
});
