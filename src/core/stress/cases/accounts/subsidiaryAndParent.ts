import { DAY, mapEvents } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const subsidiaryAndParent = defineEdgeCase({
  id: 'subsidiary-and-parent',
  theme: 'accounts',
  question: 'One partner registers the parent, another the subsidiary: does one cover the other?',
  answers: ['as stated on the form', 'by company number', 'by the ultimate parent'],
  sources: ["GitLab's public handbook: territories follow the ultimate parent"],
  change:
    'The first registration names the parent company; another partner registers the subsidiary ten days later.',
  needs: ['registered', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const [first] = view.registrations;
    if (!first) return undefined;
    const account = view.deal.account ?? 'Customer';
    const named = mapEvents(view.deal, (event) =>
      event === first.created.event
        ? { ...event, data: new Map([...event.data, ['account', `${account} Holding`]]) }
        : event,
    );
    const at = first.created.at + 10 * DAY;
    return addRival(createDealView(view.words, named), at, typeOf(partner), undefined, { account });
  },
});
