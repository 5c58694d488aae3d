import { MINUTE, addEvents, follow } from '../../changeDeal.ts';
import { outlastProtection } from '../../changeRegistrations.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const extensionAtTheLastMinute = defineEdgeCase({
  id: 'extension-at-the-last-minute',
  theme: 'clocks',
  question: 'An extension is asked for in the minute in which protection ends: in time?',
  answers: ['the due instant is too late', 'until the end of the day'],
  sources: ['Deadlines that name a day and no hour'],
  change:
    'The deal is drawn out past the first protection; an extension is asked for a minute before, at, or a minute after its end.',
  needs: ['granted', 'protecting'],
  parameters: { minutes: { meaning: 'minutes after the end', values: [-1, 0, 1] } },
  tell: (view, { minutes }) => {
    const extend = view.words.registration?.protection?.extend?.type;
    const drawn = outlastProtection(view, view.registrations[0]?.granted?.at ?? 0);
    if (!drawn || extend === undefined) return undefined;
    const at = drawn.due + minutes * MINUTE;
    return addEvents(drawn.view, ...follow(view, at, drawn.registration.object.key, [extend]));
  },
});
