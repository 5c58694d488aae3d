import { HOUR, follow } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const bothApproved = defineEdgeCase({
  id: 'both-approved',
  theme: 'collisions',
  question: 'Two reviewers approve a registration each: who leads, and which one counts?',
  answers: ['the earlier one', 'each for its own part', 'the vendor decides and says so'],
  sources: ['Reviews that run in parallel without a lock'],
  change: 'Another partner registers hours after the first and is granted as well.',
  needs: ['granted', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const [first] = view.registrations;
    return (
      first?.granted &&
      addRival(view, first.created.at + 2 * HOUR, typeOf(partner), (object) =>
        follow(view, (first.granted?.at ?? 0) + HOUR, object, view.words.registration?.grant),
      )
    );
  },
});
