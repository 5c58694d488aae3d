import { HOUR } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const twoPartnersWithinHours = defineEdgeCase({
  id: 'two-partners-within-hours',
  theme: 'collisions',
  question: 'Two partners register the same customer within hours: whose registration stands?',
  answers: [
    'the first complete submission',
    'whoever created the opportunity',
    'the second gets part of the discount',
  ],
  sources: [
    "Nightfall's registration terms: the first complete and accurate submission wins",
    "GitLab's public handbook: who created the opportunity, not the first touch",
    "Gumdrop's terms: half the discount for the second",
  ],
  change: 'Another partner registers some hours after the first registration.',
  needs: ['registered', 'partner'],
  parameters: {
    hours: { meaning: 'hours between the two registrations', values: [1, 3, 26] },
    partner: PARTNER_TYPE,
  },
  tell: (view, { hours, partner }) =>
    addRival(view, (view.registrations[0]?.created.at ?? 0) + hours * HOUR, typeOf(partner)),
});
