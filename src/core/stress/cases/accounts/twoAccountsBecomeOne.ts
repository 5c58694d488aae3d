import { DAY } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, amidDeal, typeOf } from '../../placeInDeal.ts';

export const twoAccountsBecomeOne = defineEdgeCase({
  id: 'two-accounts-become-one',
  theme: 'accounts',
  question: 'Two accounts are merged with a registration on each: whose protection survives?',
  answers: ['the earliest approved', 'by business unit', 'rarely written'],
  sources: ["GitLab's public handbook: a support case updates the linked account"],
  change: 'Another partner registers days after the first; then the accounts are merged.',
  needs: ['registered', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const at = (view.registrations[0]?.created.at ?? 0) + 3 * DAY;
    return addRival(view, at, typeOf(partner), () => [
      { at: Math.max(at + DAY, amidDeal(view)), type: 'account.merged', by: { side: 'vendor' } },
    ]);
  },
});
