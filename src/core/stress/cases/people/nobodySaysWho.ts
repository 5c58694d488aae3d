import { mapEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const nobodySaysWho = defineEdgeCase({
  id: 'nobody-says-who',
  theme: 'people',
  question: 'The record never says who did anything: can it be judged?',
  answers: ['unknown, not wrong'],
  sources: ['Exports that hold states and times only'],
  change: 'Nobody is named in any event.',
  needs: ['events'],
  tell: (view) =>
    mapEvents(view.deal, (event) => ({
      ...event,
      by:
        event.object?.startsWith('registration/') && event.by.partner !== undefined
          ? { partner: event.by.partner }
          : {},
    })),
});
