import { formatInstant } from '../../../clock/index.ts';
import { mapEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const timeWithoutAZone = defineEdgeCase({
  id: 'time-without-a-zone',
  theme: 'records',
  question: 'A time has no offset: is it guessed?',
  answers: ['set aside, not guessed'],
  sources: ['Exports that write local times'],
  change: 'The time of the event that enters the last stage loses its offset.',
  needs: ['staged'],
  tell: (view) => {
    const last = view.stages.at(-1)?.event?.event;
    return (
      last &&
      mapEvents(view.deal, (event) =>
        event === last ? { ...event, at: formatInstant(view.stages.at(-1)?.at ?? 0).slice(0, 19) } : event,
      )
    );
  },
});
