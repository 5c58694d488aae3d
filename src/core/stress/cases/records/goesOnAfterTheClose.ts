import { DAY, addEvents, likeIn } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const goesOnAfterTheClose = defineEdgeCase({
  id: 'goes-on-after-the-close',
  theme: 'records',
  question: 'The record goes on after the close: is it set aside?',
  answers: ['set aside and said'],
  sources: ['Fields edited after the win'],
  change: 'A day after the close the event follows that entered the last stage.',
  needs: ['closed', 'staged'],
  tell: (view) => {
    const last = view.stages.at(-1)?.event?.event.type;
    return last === undefined ? undefined : addEvents(view, { ...likeIn(view, last), at: view.endAt + DAY });
  },
});
