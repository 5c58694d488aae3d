import { defineEdgeCase } from '../../edgeCase.ts';

export const partnerTypeNotRecorded = defineEdgeCase({
  id: 'partner-type-not-recorded',
  theme: 'partners',
  question: 'Nobody recorded what type the partner is: does the framework need it?',
  answers: ['unknown, not wrong'],
  sources: ['Exports without the partner table'],
  change: 'The types of the deal and of its partners are taken out.',
  needs: ['partner'],
  tell: (view) => {
    const { partnerType: _type, ...deal } = view.deal;
    const partners = deal.partners.map(({ type: _partnerType, ...partner }) => partner);
    return { ...deal, partners };
  },
});
