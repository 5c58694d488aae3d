import { addEvents, follow } from '../../changeDeal.ts';
import { dropRegistrationFrom } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const registrationRefusedDealGoesOn = defineEdgeCase({
  id: 'registration-refused-deal-goes-on',
  theme: 'timing',
  question: 'The registration is refused and the partner stays on the deal: who leads?',
  answers: ['the vendor leads', 'the partner carries on without protection'],
  sources: ["GitLab's public handbook: a refused registration stays attached as evidence"],
  change: 'The first registration is refused where it was granted; the deal goes on as it did.',
  needs: ['granted'],
  tell: (view) => {
    const [first] = view.registrations;
    const refuse = view.words.registration?.refuse;
    if (!first?.granted || !refuse) return undefined;
    const { at } = first.granted;
    const plain = createDealView(view.words, dropRegistrationFrom(view, first, first.created.at + 1));
    return addEvents(plain, ...follow(view, at, first.object.key, refuse));
  },
});
