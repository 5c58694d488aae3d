import { DAY, mapEvents } from '../../changeDeal.ts';
import { addRival } from '../../changeRegistrations.ts';
import { createDealView } from '../../dealView.ts';
import { defineEdgeCase } from '../../edgeCase.ts';
import { PARTNER_TYPE, typeOf } from '../../placeInDeal.ts';

export const twoProductsOneCustomer = defineEdgeCase({
  id: 'two-products-one-customer',
  theme: 'collisions',
  question: 'Two partners register the same customer for different products: is it a conflict?',
  answers: ['one registration for each core product', 'a duplicate needs a shared product'],
  sources: ["Sophos' guideline: one registration for each core product and customer"],
  change: 'Another partner registers days later and names another product.',
  needs: ['registered', 'partner'],
  parameters: { partner: PARTNER_TYPE },
  tell: (view, { partner }) => {
    const fact = [...view.words.compiled.framework.facts].find(
      ([, { of, type }]) => of === 'registration' && type === 'enum',
    );
    const [name, values] = fact ? [fact[0], [...fact[1].values.keys()]] : ['product', ['core', 'another']];
    const [one = 'core', other = 'another'] = values;
    const [first] = view.registrations;
    if (!first) return undefined;
    const named = mapEvents(view.deal, (event) =>
      event === first.created.event ? { ...event, data: new Map([...event.data, [name, one]]) } : event,
    );
    const at = first.created.at + 10 * DAY;
    return addRival(createDealView(view.words, named), at, typeOf(partner), undefined, { [name]: other });
  },
});
