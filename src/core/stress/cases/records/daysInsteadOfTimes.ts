import { formatInstant } from '../../../clock/index.ts';
import { mapEvents } from '../../changeDeal.ts';
import { instantOf } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const daysInsteadOfTimes = defineEdgeCase({
  id: 'days-instead-of-times',
  theme: 'records',
  question: 'The record knows days and no times: what happened first on one day?',
  answers: ['file order, said openly'],
  sources: ['Reports that show dates only'],
  change: 'Every time becomes its day.',
  needs: ['events'],
  tell: (view) =>
    mapEvents(view.deal, (event) => {
      const at = instantOf(view, event);
      return at === undefined ? event : { ...event, at: formatInstant(at).slice(0, 10) };
    }),
});
