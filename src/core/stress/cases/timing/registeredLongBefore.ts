import { formatInstant } from '../../../clock/index.ts';
import { DAY } from '../../changeDeal.ts';
import { instantOf } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const registeredLongBefore = defineEdgeCase({
  id: 'registered-long-before',
  theme: 'timing',
  question: 'A registration was granted long before anything happened: does it still count?',
  answers: ['until its protection runs out', 'only with activity'],
  sources: ["Sophos' guideline: a registration without activity may be revoked"],
  change: 'The first registration and its approval happen some days earlier; the rest of the deal stays.',
  needs: ['granted'],
  parameters: { days: { meaning: 'days earlier', values: [30, 200] } },
  tell: (view, { days }) => {
    const [first] = view.registrations;
    const early = new Set(
      (first?.object.events ?? [])
        .filter(({ at }) => at <= (first?.granted?.at ?? 0))
        .map(({ event }) => event),
    );
    const moved = view.deal.events.map((event) => {
      const at = early.has(event) ? instantOf(view, event) : undefined;
      return at === undefined ? event : { ...event, at: formatInstant(at - days * DAY) };
    });
    return { ...view.deal, events: moved };
  },
});
