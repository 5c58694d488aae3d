import { HOUR, follow } from '../../changeDeal.ts';
import { addRival, dropRegistrationFrom } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const secondApprovedWhileFirstWaits = defineEdgeCase({
  id: 'second-approved-while-first-waits',
  theme: 'collisions',
  question: 'The later registration is approved while the earlier one still waits: may that be?',
  answers: ['only one can be approved, others wait', 'the first to be complete'],
  sources: ['Partner programmes with a queue: only one registration is approvable at a time'],
  change:
    'The first registration is never answered; another partner registers hours after it and is granted.',
  needs: ['granted', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const [first] = view.registrations;
    if (!first?.granted) return undefined;
    const { at } = first.granted;
    const waiting = createDealView(view.words, dropRegistrationFrom(view, first, first.created.at + 1));
    return addRival(waiting, first.created.at + 2 * HOUR, typeOf(partner), (object) =>
      follow(view, at, object, view.words.registration?.grant),
    );
  },
});
