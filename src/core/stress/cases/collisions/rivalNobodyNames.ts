import { HOUR, addEvents, freeRegistration, likeIn } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const rivalNobodyNames = defineEdgeCase({
  id: 'rival-nobody-names',
  theme: 'collisions',
  question: 'A second registration does not say which partner sent it: is it a rival?',
  answers: ['taken for a rival until somebody says who', 'sent back'],
  sources: ['Registrations typed in by the vendor for a partner'],
  change: 'Another registration arrives hours after the first and names no partner.',
  needs: ['registered'],
  tell: (view) => {
    const at = (view.registrations[0]?.created.at ?? 0) + 4 * HOUR;
    const { partner: _partner, ...by } = view.registrations[0]?.created.event.by ?? {};
    const { data, ...event } = likeIn(view, view.words.registration?.created ?? '');
    const unnamed = new Map([...data].filter(([name]) => name !== 'partner'));
    return addEvents(view, { ...event, at, object: freeRegistration(view), by, data: unnamed });
  },
});
