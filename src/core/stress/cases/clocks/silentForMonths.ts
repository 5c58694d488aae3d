import { DAY, delayFrom } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const silentForMonths = defineEdgeCase({
  id: 'silent-for-months',
  theme: 'clocks',
  question: 'Nothing happens for months, then the deal goes on: does anything still hold?',
  answers: ['an idle deal is closed by a clock', 'protection needs activity'],
  sources: ["GitLab's public handbook: idle deals are closed after 15 to 90 days by segment"],
  change: 'The last stage and all after it happen some days later.',
  needs: ['staged'],
  parameters: { days: { meaning: 'days of silence', values: [45, 120, 400] } },
  tell: (view, { days }) => delayFrom(view, view.stages.at(-1)?.at ?? 0, days * DAY),
});
