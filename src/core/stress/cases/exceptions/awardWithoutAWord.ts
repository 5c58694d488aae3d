import { DAY, HOUR } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const awardWithoutAWord = defineEdgeCase({
  id: 'award-without-a-word',
  theme: 'exceptions',
  question: 'The second partner is awarded the deal and nobody says why: would the framework have said so?',
  answers: ['only by a rule or an exception'],
  sources: ['Awards made by telephone'],
  change: 'Another partner registers and is awarded the deal a day later.',
  needs: ['registered', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const at = (view.registrations[0]?.created.at ?? 0) + 5 * HOUR;
    return addRival(view, at, typeOf(partner), (object) => [
      { at: at + DAY, type: 'registration.awarded', data: { registration: object } },
    ]);
  },
});
