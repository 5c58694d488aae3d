import { DAY, HOUR } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { findFact } from '../../findFact.ts';
import { PARTNER_TYPE, amidDeal, typeOf } from '../../placeInDeal.ts';

export const customerNamesAnotherPartner = defineEdgeCase({
  id: 'customer-names-another-partner',
  theme: 'partners',
  question: 'The customer names another partner in writing: does that win over protection?',
  answers: ['the written choice wins', 'at renewal only', 'only the one that closes is paid'],
  sources: [
    "Cirrus TSI's terms: the written choice of the customer's decision-maker overrides",
    "ONEiO's terms: the customer picks, and only the one that closes is paid",
  ],
  change:
    'Another partner registers in the middle of the deal with a letter of the customer, told as a fact where the framework has one, else as a dispute.',
  needs: ['registered', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const letter = findFact(view.words, /letter|statement|in writing/i, /second|other|challenger/i);
    const at = Math.max(amidDeal(view), (view.registrations[0]?.created.at ?? 0) + DAY);
    return addRival(view, at + HOUR, typeOf(partner), (_object, { id }) => [
      letter
        ? { at, type: 'fact.changed', data: { fact: letter.fact, value: letter.value } }
        : {
            at,
            type: 'customer.disputed',
            by: { side: 'partner', partner: id },
            data: { reason: 'a letter of the customer' },
          },
    ]);
  },
});
