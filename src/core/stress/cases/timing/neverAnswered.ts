import { dropRegistrationFrom } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const neverAnswered = defineEdgeCase({
  id: 'never-answered',
  theme: 'timing',
  question: 'Nobody ever answers the registration: what is the partner to think?',
  answers: ['approved after the deadline', 'somebody is asked by name', 'it lapses'],
  sources: ["Compliance.ai's terms: 72 business hours for each step"],
  change: 'Everything that happened to the first registration after it was filed is taken out.',
  needs: ['granted'],
  tell: (view) => {
    const [first] = view.registrations;
    return first && dropRegistrationFrom(view, first, first.created.at + 1);
  },
});
