import { DAY, HOUR } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const exceptionForTheRival = defineEdgeCase({
  id: 'exception-for-the-rival',
  theme: 'exceptions',
  question: 'Somebody grants the second partner an exception: by whom, and how often?',
  answers: ['recorded with a reason', 'counted'],
  sources: ["GitLab's public handbook: a process for exceptions to rebates"],
  change: 'Another partner registers, is awarded the deal, and an exception is granted for it.',
  needs: ['registered', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const at = (view.registrations[0]?.created.at ?? 0) + 5 * HOUR;
    return addRival(view, at, typeOf(partner), (object) => [
      { at: at + DAY, type: 'registration.awarded', data: { registration: object } },
      {
        at: at + DAY,
        type: 'exception.granted',
        by: { side: 'vendor' },
        data: { decision: 'registrationConflict', answer: 'second', reason: 'asked for by the customer' },
      },
    ]);
  },
});
