import { DAY } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const rivalAfterProtection = defineEdgeCase({
  id: 'rival-after-protection',
  theme: 'collisions',
  question: 'Another partner registers while the first one is protected: does protection hold?',
  answers: ['protection means protection', 'unless the customer writes', 'by what each partner brings'],
  sources: [
    'Terms of most programmes: duplicates of an approved registration are denied',
    "Sophos' guideline: duplicate submissions are denied",
  ],
  change: 'Another partner registers some days after the first registration was granted.',
  needs: ['granted', 'partner'],
  parameters: {
    days: { meaning: 'days after the first was granted', values: [1, 30, 80] },
    partner: PARTNER_TYPE,
  },
  tell: (view, { days, partner }) => {
    const at = (view.registrations[0]?.granted?.at ?? 0) + days * DAY;
    return at < view.endAt ? addRival(view, at, typeOf(partner)) : undefined;
  },
});
