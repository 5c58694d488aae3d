import { defineEdgeCase } from '../../edgeCase.ts';

export const partnerOfANewType = defineEdgeCase({
  id: 'partner-of-a-new-type',
  theme: 'partners',
  question: 'A partner of a type the framework has never heard of brings the deal: is there an answer?',
  answers: ['it follows the rules of the nearest type', 'no deal before there are rules'],
  sources: ['Marketplace operators, consultancies, referral partners that come with new programmes'],
  change: 'The type of the first partner and of the deal becomes one the framework does not know.',
  needs: ['partner'],
  tell: (view) => {
    if (view.words.partnerTypes.length === 0) return undefined;
    const type = 'referral-agent';
    const partners = view.deal.partners.map((partner) =>
      partner.id === view.partner ? { ...partner, type } : partner,
    );
    return { ...view.deal, partnerType: type, partners };
  },
});
