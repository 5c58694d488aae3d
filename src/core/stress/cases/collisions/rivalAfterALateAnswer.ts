import { DAY } from '../../changeDeal.ts';
import { addRival, dropRegistrationFrom } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const rivalAfterALateAnswer = defineEdgeCase({
  id: 'rival-after-a-late-answer',
  theme: 'collisions',
  question:
    'The first registration waits longer than promised when another partner registers: does it keep its place?',
  answers: ['waiting is no fault of the partner', 'the next in line is heard'],
  sources: ["GitLab's public handbook: whoever approves names a backup and answers within a business day"],
  change: 'The first registration is not answered; after its deadline another partner registers.',
  needs: ['granted', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const [first] = view.registrations;
    const waiting = view.words.registration?.waiting;
    if (!first || !waiting) return undefined;
    const unanswered = dropRegistrationFrom(view, first, first.created.at + 1);
    const at = view.words.after(first.created.at, waiting) + DAY;
    return addRival(createDealView(view.words, unanswered), at, typeOf(partner));
  },
});
