import { DAY } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const distributorAndItsReseller = defineEdgeCase({
  id: 'distributor-and-its-reseller',
  theme: 'collisions',
  question: 'A distributor registers the deal of its own reseller: rivals, or one chain?',
  answers: ['the distributor is a role on the deal, not a rival', 'the reseller registers'],
  sources: ["GitLab's public handbook: a distributor is a role on the registration"],
  change: 'A distributor registers a day after the first registration.',
  needs: ['registered', 'partner'],
  tell: (view) => {
    const type = view.words.partnerTypes.find((known) => /distribut/i.test(known)) ?? 'distributor';
    return addRival(view, (view.registrations[0]?.created.at ?? 0) + DAY, type);
  },
});
