import { addRival } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, amidLastStage, typeOf } from '../../placeInDeal.ts';

export const rivalInTheLastStage = defineEdgeCase({
  id: 'rival-in-the-last-stage',
  theme: 'collisions',
  question: 'Another partner registers while the contract is on the table: is it still heard?',
  answers: ['no new registration in the last stage', "by the customer's word", 'as at any time'],
  sources: ["GitLab's public handbook: a vendor that is already engaged with another reseller denies"],
  change: 'Another partner registers in the middle of the last stage.',
  needs: ['registered', 'partner', 'staged'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => addRival(view, amidLastStage(view), typeOf(partner)),
});
