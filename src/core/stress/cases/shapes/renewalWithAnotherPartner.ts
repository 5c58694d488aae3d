import { DAY, addEvents, secondPartner, withPartner } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const renewalWithAnotherPartner = defineEdgeCase({
  id: 'renewal-with-another-partner',
  theme: 'shapes',
  question: 'At the renewal the customer wants another partner: who is asked?',
  answers: ['a written statement moves it', 'the incumbent keeps it'],
  sources: ["GitLab's public handbook: only a written statement of the customer moves incumbency"],
  change: 'Three hundred days after the win the partner is replaced by one of a given type.',
  needs: ['won', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const other = secondPartner(view, typeOf(partner));
    const data = { partner: other.id, ...(other.type === undefined ? {} : { partnerType: other.type }) };
    return withPartner(
      addEvents(view, { at: view.endAt + 300 * DAY, type: 'partner.replaced', by: { side: 'vendor' }, data }),
      other,
    );
  },
});
