import { mapEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const strangerDoesADuty = defineEdgeCase({
  id: 'stranger-does-a-duty',
  theme: 'people',
  question: 'Somebody whom no role describes does a duty: whose was it?',
  answers: ['name the duty that was broken', 'the side answers for its people'],
  sources: ['Records that name assistants and temporary staff'],
  change: 'The first recorded duty is done by a role nobody declared.',
  needs: ['events'],
  tell: (view) => {
    const duty = view.events.find(({ event }) => view.words.compiled.activities.has(event.type))?.event;
    return (
      duty &&
      mapEvents(view.deal, (event) =>
        event === duty ? { ...event, by: { ...event.by, role: 'temporary-help' } } : event,
      )
    );
  },
});
