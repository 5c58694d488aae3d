import { HOUR, setFact } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { CONFLICT_CHOICE, readChoice } from '../../findFact.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const rivalInEveryScenario = defineEdgeCase({
  id: 'rival-in-every-scenario',
  theme: 'collisions',
  question:
    'Two partners register, and what decides between them stands otherwise: is there an answer each time?',
  answers: ['one rule for each scenario', 'a last rule that fits always'],
  sources: ['Decision tables that were filled in for the usual case only'],
  change:
    'A fact that decides conflicts takes each of its values from the start; another partner registers hours after the first.',
  needs: ['registered', 'partner'],
  parameters: { choice: CONFLICT_CHOICE, partner: PARTNER_TYPE },
  tell: (view, { choice, partner }) => {
    const chosen = readChoice(view.words, choice);
    if (!chosen) return undefined;
    const deal = setFact(view.deal, chosen.fact, chosen.value);
    const at = (view.registrations[0]?.created.at ?? 0) + 3 * HOUR;
    return addRival(createDealView(view.words, deal), at, typeOf(partner));
  },
});
