import { DAY, addEvents, follow } from '../../changeDeal.ts';
import { outlastProtection } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const extensionAskedAfterExpiry = defineEdgeCase({
  id: 'extension-asked-after-expiry',
  theme: 'clocks',
  question: 'An extension is asked for after protection ran out: is a late ask honoured?',
  answers: ['yes', 'no', 'within some days'],
  sources: [
    "GitLab's public handbook: an expired registration can still be extended",
    "Sophos' guideline: ask before it ends",
  ],
  change: 'The deal is drawn out past the first protection; an extension is asked for some days later.',
  needs: ['granted', 'protecting'],
  parameters: { days: { meaning: 'days after protection ran out', values: [1, 9, 20] } },
  tell: (view, { days }) => {
    const extend = view.words.registration?.protection?.extend?.type ?? 'registration.extended';
    const last = view.stages.at(-1)?.at ?? 0;
    const drawn =
      outlastProtection(view, last, (days + 5) * DAY) ??
      outlastProtection(view, view.registrations[0]?.granted?.at ?? 0, (days + 5) * DAY);
    return (
      drawn &&
      addEvents(drawn.view, ...follow(view, drawn.due + days * DAY, drawn.registration.object.key, [extend]))
    );
  },
});
