import { DAY, HOUR } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const cloudProviderJoins = defineEdgeCase({
  id: 'cloud-provider-joins',
  theme: 'market',
  question: 'A cloud provider joins and claims the deal as well: which rules hold for it?',
  answers: ['its own contract', 'it never registers itself'],
  sources: [
    "GitLab's public handbook: alliances never register themselves, their contract overrides",
    'AWS Partner Central: support and visibility, no exclusivity',
  ],
  change: 'A cloud provider joins and registers three days after the first registration.',
  needs: ['registered', 'partner'],
  tell: (view) => {
    const type =
      view.words.partnerTypes.find((known) => /cloud|alliance|hyperscaler|marketplace/i.test(known)) ??
      'cloud-provider';
    const at = (view.registrations[0]?.created.at ?? 0) + 3 * DAY;
    return addRival(view, at + HOUR, type, (_object, { id }) => [
      { at, type: 'partner.added', by: { side: 'vendor' }, data: { partner: id } },
    ]);
  },
});
