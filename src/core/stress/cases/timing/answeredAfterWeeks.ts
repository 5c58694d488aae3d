import { DAY, delayFrom } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const answeredAfterWeeks = defineEdgeCase({
  id: 'answered-after-weeks',
  theme: 'timing',
  question: 'The answer comes after weeks: does that change anything for the partner?',
  answers: ['the deadline names who answers next', 'protection counts from the answer'],
  sources: ['Terms that promise an answer in two hours, two days or twenty business days'],
  change: 'Everything after the first registration happens some days later.',
  needs: ['granted'],
  parameters: { days: { meaning: 'days more until the answer', values: [4, 25] } },
  tell: (view, { days }) => delayFrom(view, (view.registrations[0]?.created.at ?? 0) + 1, days * DAY),
});
