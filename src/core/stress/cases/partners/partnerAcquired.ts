import { addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { STAGE, amidStage } from '../../placeInDeal.ts';

export const partnerAcquired = defineEdgeCase({
  id: 'partner-acquired',
  theme: 'partners',
  question: 'The partner is bought by another firm: do its registrations pass on?',
  answers: ['they pass on with the firm', 'they are checked again', 'rarely written'],
  sources: ['Mergers among partners'],
  change: 'The partner is acquired in the middle of a stage.',
  needs: ['events', 'partner'],
  parameters: { stage: STAGE },
  tell: (view, { stage }) => {
    const at = amidStage(view, stage);
    if (at === undefined || view.partner === undefined) return undefined;
    return addEvents(view, {
      at,
      type: 'partner.acquired',
      data: { partner: view.partner, by: 'another firm' },
    });
  },
});
