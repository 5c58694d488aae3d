import { DAY, HOUR } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';

export const everyTypeOfPartner = defineEdgeCase({
  id: 'every-type-of-partner',
  theme: 'partners',
  question: 'Partners of every type work on one deal and all register: does each know its part?',
  answers: ['one sourced the deal, many influence it', 'each registers its own part'],
  sources: [
    "GitLab's public handbook: one registration for the source; services attach by one of their own",
    'AWS Partner Central: each member of an engagement keeps its own opportunity',
  ],
  change: 'Partners of all further types join, one a day, and each registers an hour later.',
  needs: ['registered', 'partner'],
  tell: (view) => {
    let told = view;
    const types = view.words.partnerTypes.filter((type) => type !== view.partnerType);
    if (types.length === 0) return undefined;
    types.forEach((type, place) => {
      const at = (view.registrations[0]?.created.at ?? 0) + (place + 1) * DAY;
      const deal = addRival(told, at + HOUR, type, (_object, { id }) => [
        { at, type: 'partner.added', by: { side: 'vendor' }, data: { partner: id } },
      ]);
      told = createDealView(view.words, deal);
    });
    return told.deal;
  },
});
