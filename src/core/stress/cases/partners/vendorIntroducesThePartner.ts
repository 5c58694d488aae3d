import { DAY, addEvents, registers, setFact } from '../../changeDeal.ts';
import { dropRegistrations } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { findFact } from '../../findFact.ts';
import { amidDeal } from '../../placeInDeal.ts';

export const vendorIntroducesThePartner = defineEdgeCase({
  id: 'vendor-introduces-the-partner',
  theme: 'partners',
  question: 'The vendor found the customer and brings the partner in: who leads, and who is credited?',
  answers: ['the vendor leads', 'the partner leads its part'],
  sources: ["GitLab's public handbook: the seller attaches the partner, and nothing is registered"],
  change:
    'The fact that tells who found the opportunity says the vendor; the partner joins and registers in the second half of the deal.',
  needs: ['registered', 'partner'],
  tell: (view) => {
    const found = findFact(view.words, /origin|found|source|opened/i, /vendor|executive/i);
    const plain = createDealView(view.words, dropRegistrations(view));
    const partner = view.deal.partners.find(({ id }) => id === view.partner);
    if (!found || !partner || plain.events.length === 0) return undefined;
    const at = amidDeal(plain);
    return setFact(
      addEvents(
        plain,
        { at, type: 'partner.added', by: { side: 'vendor' }, data: { partner: partner.id } },
        registers(view, at + DAY, 'registration/R1', partner),
      ),
      found.fact,
      found.value,
    );
  },
});
