import { dropRegistrations } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const neverRegistered = defineEdgeCase({
  id: 'never-registered',
  theme: 'timing',
  question: 'A partner works the whole deal and never registers: what is it entitled to?',
  answers: ['the default co-sell terms', 'nothing', 'the seller attaches the partner'],
  sources: [
    "GitLab's public handbook: without an approved registration a channel deal follows the co-sell path",
  ],
  change: 'All events of registrations are taken out.',
  needs: ['registered'],
  tell: (view) => {
    const deal = dropRegistrations(view);
    return deal.events.length > 0 ? deal : undefined;
  },
});
