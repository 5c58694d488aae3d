import { addRival } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const registeredInTheSameSecond = defineEdgeCase({
  id: 'registered-in-the-same-second',
  theme: 'collisions',
  question: 'Two registrations arrive in the same second: which is first?',
  answers: ['the order of the file, said openly', 'neither is first'],
  sources: ['Histories with times to the second, in which the order within one is not kept'],
  change: 'Another partner registers at the instant of the first registration.',
  needs: ['registered', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => addRival(view, view.registrations[0]?.created.at ?? 0, typeOf(partner)),
});
