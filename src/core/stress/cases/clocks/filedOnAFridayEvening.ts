import { DAY, HOUR, shiftDeal } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const filedOnAFridayEvening = defineEdgeCase({
  id: 'filed-on-a-friday-evening',
  theme: 'clocks',
  question: 'A registration is filed on a Friday evening: when does the clock begin?',
  answers: ['at the next working hour', 'at once'],
  sources: ['Deadlines in business days'],
  change: 'The deal is moved in time so that the first registration is filed on a Friday after 17:00 UTC.',
  needs: ['registered'],
  tell: (view) => {
    const at = view.registrations[0]?.created.at ?? 0;
    const friday = 5;
    const ahead = (friday - new Date(at).getUTCDay() + 7) % 7;
    const evening = 17 - new Date(at).getUTCHours();
    return shiftDeal(view, ahead * DAY + evening * HOUR);
  },
});
