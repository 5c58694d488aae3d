import { HOUR, addEvents, follow } from '../../changeDeal.ts';
import { addRival, dropRegistrationFrom } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const firstSubmissionIncomplete = defineEdgeCase({
  id: 'first-submission-incomplete',
  theme: 'collisions',
  question:
    'The first form is sent back, a complete one of another partner arrives: does a returned form keep its place in line?',
  answers: ['a resubmission counts as new', 'the record keeps its place', 'for a day or two'],
  sources: [
    "GitLab's public handbook: a resubmission after a failure is a new submission",
    "Nightfall's terms: complete and accurate counts",
  ],
  change:
    'The first registration is returned, another partner registers some hours later, then the first comes back and is granted.',
  needs: ['registered', 'partner'],
  parameters: {
    hours: { meaning: 'hours between the return and the other registration', values: [2, 60] },
    partner: PARTNER_TYPE,
  },
  tell: (view, { hours, partner }) => {
    const [first] = view.registrations;
    const returning = view.words.registration?.returning;
    if (!first || !returning) return undefined;
    const { key } = first.object;
    const begun = first.created.at;
    const plain = createDealView(view.words, dropRegistrationFrom(view, first, begun + 1));
    const out = begun + (returning.before.length + 1) * HOUR;
    const back = out + (hours + 3) * HOUR;
    const returned = addEvents(
      plain,
      ...follow(view, begun + HOUR, key, [...returning.before, returning.out]),
      ...follow(view, back, key, [returning.back, ...(view.words.registration?.grant ?? [])]),
    );
    return addRival(createDealView(view.words, returned), out + hours * HOUR, typeOf(partner));
  },
});
