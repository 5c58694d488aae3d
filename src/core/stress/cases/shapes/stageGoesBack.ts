import { addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { amidLastStage } from '../../placeInDeal.ts';

export const stageGoesBack = defineEdgeCase({
  id: 'stage-goes-back',
  theme: 'shapes',
  question: 'The deal goes back a stage: allowed, by whom, and does what was agreed hold?',
  answers: ['by request', 'owners move forward only'],
  sources: ["GitLab's public handbook: backward moves are asked of sales operations"],
  change: 'In the middle of the last stage the event follows that entered the one before.',
  needs: ['staged'],
  tell: (view) => {
    const before = view.stages.at(-2)?.event;
    const back =
      before?.event.type ??
      [...view.words.stageOf.keys()].find((type) =>
        view.words.stageOf.get(type)?.has(view.stages.at(-2)?.stage ?? ''),
      );
    return back === undefined
      ? undefined
      : addEvents(view, { ...view.words.draft(back), at: amidLastStage(view) });
  },
});
