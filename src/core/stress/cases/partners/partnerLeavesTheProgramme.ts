import { DAY, HOUR, addEvents, follow } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { amidDeal } from '../../placeInDeal.ts';

export const partnerLeavesTheProgramme = defineEdgeCase({
  id: 'partner-leaves-the-programme',
  theme: 'partners',
  question: 'The partner loses its authorisation: are approved registrations honoured?',
  answers: ['honoured until they run out', 'cancelled', 'incumbency ends'],
  sources: ["GitLab's public handbook: an incumbent that no longer complies loses its place"],
  change: 'In the middle of the deal the first registration is ended and the partner is replaced by nobody.',
  needs: ['registered', 'partner'],
  tell: (view) => {
    const at = Math.max(amidDeal(view), (view.registrations[0]?.created.at ?? 0) + DAY);
    const [first] = view.registrations;
    return addEvents(
      view,
      ...follow(view, at, first?.object.key ?? 'deal', view.words.registration?.end?.slice(-1)),
      {
        at: at + HOUR,
        type: 'partner.replaced',
        by: { side: 'vendor' },
        data: { reason: 'no longer authorised' },
      },
    );
  },
});
