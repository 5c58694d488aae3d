import { formatInstant } from '../../../clock/index.ts';
import { DAY, MINUTE, openUntil } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const stuckInTheFirstStage = defineEdgeCase({
  id: 'stuck-in-the-first-stage',
  theme: 'shapes',
  question: 'The deal never leaves the first stage: does anything end it?',
  answers: ['closed by a clock', 'nobody notices'],
  sources: ["GitLab's public handbook: idle deals of early stages are closed by a clock"],
  change: 'The deal is cut before its second stage and left open for two hundred days.',
  needs: ['staged'],
  tell: (view) => {
    const until = (view.stages[1]?.at ?? view.endAt) - MINUTE;
    const cut = openUntil(view, until);
    return cut.events.length === 0 ? undefined : { ...cut, asOf: formatInstant(until + 200 * DAY) };
  },
});
