import { DAY, addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { amidDeal } from '../../placeInDeal.ts';

export const visibilityBecomesCoSell = defineEdgeCase({
  id: 'visibility-becomes-co-sell',
  theme: 'market',
  question: 'A deal shared for visibility only becomes a joint one: may it, and may it go back?',
  answers: ['upwards with a reason, never back'],
  sources: ['AWS Partner Central: from visibility only to co-sell with a reason, never back'],
  change:
    "In the middle of the deal the engagement is upgraded and later taken back, by the framework's own events where it has them.",
  needs: ['events'],
  tell: (view) => {
    const up = view.words.knownOf(['engagement.upgraded', 'cosell.requested']) ?? 'engagement.upgraded';
    const down = view.words.knownOf(['engagement.downgraded', 'cosell.withdrawn']) ?? 'engagement.downgraded';
    const at = amidDeal(view);
    return addEvents(view, { ...view.words.draft(up), at }, { ...view.words.draft(down), at: at + DAY });
  },
});
