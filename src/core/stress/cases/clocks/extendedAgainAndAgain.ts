import { DAY, addEvents, follow } from '../../changeDeal.ts';
import { outlastProtection } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const extendedAgainAndAgain = defineEdgeCase({
  id: 'extended-again-and-again',
  theme: 'clocks',
  question: 'A registration is extended again and again: how often may that be?',
  answers: ['twice', 'rarely said'],
  sources: ["GitLab's public handbook: thirty days more, and no limit is stated"],
  change:
    'The deal is drawn out; an extension is asked for every twenty days, once more often than is allowed.',
  needs: ['granted', 'protecting'],
  tell: (view) => {
    const extend = view.words.registration?.protection?.extend;
    const times = (extend?.max ?? 2) + 1;
    const drawn = outlastProtection(view, view.registrations[0]?.granted?.at ?? 0, times * 40 * DAY);
    if (!drawn) return undefined;
    const type = extend?.type ?? 'registration.extended';
    const asks = Array.from({ length: times }, (_, ask) => drawn.due + (ask * 20 - 5) * DAY);
    return addEvents(
      drawn.view,
      ...asks.flatMap((at) => follow(view, at, drawn.registration.object.key, [type])),
    );
  },
});
