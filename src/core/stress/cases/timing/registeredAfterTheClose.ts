import { DAY, addEvents, registers } from '../../changeDeal.ts';
import { dropRegistrations } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const registeredAfterTheClose = defineEdgeCase({
  id: 'registered-after-the-close',
  theme: 'timing',
  question: 'A registration arrives after the deal is closed: does it earn anything?',
  answers: ['no credit', 'by exception'],
  sources: ["GitLab's public handbook: linking a registration to a closed opportunity is a support case"],
  change: 'All registrations are taken out; one arrives some days after the close.',
  needs: ['closed', 'registering', 'partner'],
  parameters: { days: { meaning: 'days after the close', values: [3, 45] } },
  tell: (view, { days }) => {
    const plain = createDealView(view.words, dropRegistrations(view));
    const partner = view.deal.partners.find(({ id }) => id === view.partner);
    if (!partner || plain.events.length === 0) return undefined;
    return addEvents(plain, registers(view, view.endAt + days * DAY, 'registration/R1', partner));
  },
});
