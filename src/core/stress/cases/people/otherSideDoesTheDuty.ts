import { mapEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { rolesOf } from '../../placeInDeal.ts';

export const otherSideDoesTheDuty = defineEdgeCase({
  id: 'other-side-does-the-duty',
  theme: 'people',
  question: "One side does the other side's duty: is that foreseen?",
  answers: ['whoever is asked may', 'only by agreement'],
  sources: ['Deals in which the partner does the demo, or the vendor the scoping'],
  change: 'A recorded duty is done by a role of the other side.',
  needs: ['events'],
  parameters: { side: { meaning: 'the side that does it', values: ['vendor', 'partner'] } },
  tell: (view, { side }) => {
    const [role] = rolesOf(view.words.compiled.framework, side);
    const duty = view.events.find(
      ({ event }) => view.words.compiled.activities.has(event.type) && event.by.side !== side,
    )?.event;
    if (!duty || role === undefined) return undefined;
    return mapEvents(view.deal, (event) =>
      event === duty ? { ...event, by: { ...event.by, side, role } } : event,
    );
  },
});
