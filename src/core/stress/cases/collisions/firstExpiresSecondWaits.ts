import { addRival, outlastProtection } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, middle, typeOf } from '../../placeInDeal.ts';

export const firstExpiresSecondWaits = defineEdgeCase({
  id: 'first-expires-second-waits',
  theme: 'collisions',
  question: 'The standing registration runs out while another one waits: who moves up?',
  answers: ['the waiting one becomes approvable', 'order of submission', 'the first may register again'],
  sources: [
    "GitLab's public handbook: the remaining registrations are reconsidered in the order of submission",
  ],
  change: 'Another partner registers in the first protection; the deal is drawn out until that has run out.',
  needs: ['granted', 'protecting', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const granted = view.registrations[0]?.granted?.at ?? 0;
    const drawn = outlastProtection(view, granted);
    return drawn && addRival(drawn.view, middle(granted, drawn.due), typeOf(partner));
  },
});
