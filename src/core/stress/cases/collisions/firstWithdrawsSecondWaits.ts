import { DAY, HOUR, follow } from '../../changeDeal.ts';
import { addRival, dropRegistrationFrom } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, amidDeal, typeOf } from '../../placeInDeal.ts';

export const firstWithdrawsSecondWaits = defineEdgeCase({
  id: 'first-withdraws-second-waits',
  theme: 'collisions',
  question: 'The first partner withdraws while another registration waits: does it stand by itself?',
  answers: ['the next in line', 'everybody registers again'],
  sources: ["GitLab's public handbook: when the first engagement dissolves, the others are reconsidered"],
  change: 'Another partner registers hours after the first, which is withdrawn in the middle of the deal.',
  needs: ['registered', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const [first] = view.registrations;
    const [end] = view.words.registration?.end?.slice(-1) ?? [];
    if (!first || end === undefined) return undefined;
    const at = Math.max(amidDeal(view), first.created.at + DAY);
    const plain = createDealView(view.words, dropRegistrationFrom(view, first, at));
    return addRival(plain, first.created.at + 2 * HOUR, typeOf(partner), () =>
      follow(view, at, first.object.key, [end]),
    );
  },
});
