import { addEvents } from '../../changeDeal.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { amidLastStage } from '../../placeInDeal.ts';

export const privateOfferOnAMarketplace = defineEdgeCase({
  id: 'private-offer-on-a-marketplace',
  theme: 'market',
  question:
    'The deal is transacted as a private offer on a marketplace: who sells, and what does the partner get?',
  answers: ['by who sourced and who transacts', 'the contract of the marketplace overrides'],
  sources: ["GitLab's public handbook: four tags by whether the marketplace sourced and transacts"],
  change: "In the last stage a private offer is made, by the framework's own event where it has one.",
  needs: ['staged'],
  tell: (view) => {
    const type =
      view.words.knownOf(['marketplace.tagged', 'marketplace.offer-made', 'offer.made']) ??
      'marketplace.offer-made';
    return addEvents(view, { ...view.words.draft(type), at: amidLastStage(view) });
  },
});
