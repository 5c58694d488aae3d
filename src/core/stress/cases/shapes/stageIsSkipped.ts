import { dropEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { STAGE } from '../../placeInDeal.ts';

export const stageIsSkipped = defineEdgeCase({
  id: 'stage-is-skipped',
  theme: 'shapes',
  question: 'A stage is skipped: is the deal still within the framework?',
  answers: ['no', 'yes, once it is accepted'],
  sources: ["GitLab's public handbook: only the acceptance may not be skipped"],
  change: 'The event that enters a stage is taken out.',
  needs: ['staged'],
  parameters: { stage: STAGE },
  tell: (view, { stage }) => {
    const entered = view.stages.find((step) => step.stage === stage)?.event?.event;
    return entered && dropEvents(view.deal, (event) => event === entered);
  },
});
