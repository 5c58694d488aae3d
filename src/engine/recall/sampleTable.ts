import { nameStratum, sampleStrata, type PickOptions, type Stratum } from '../../core/recall/index.ts';
import { textAt } from '../columns/index.ts';
import { OUTCOMES, type DealTable } from '../table/index.ts';

/** Draws the deals that are tried for cards, by index, as `pickCards` draws them among deals; those that are `spoken` of already are left out. */
export function sampleTable(
  { deals, outcomes, partners, partnerTypes: { first, items }, texts }: DealTable,
  spoken: ReadonlySet<number>,
  options: PickOptions = {},
): readonly Stratum<number>[] {
  const byPlace = new Map<number, { readonly name: string | undefined; readonly members: number[] }>();
  for (let deal = 0; deal < deals; deal += 1) {
    const list = partners[deal] ?? 0;
    const [start = 0, end = 0] = [first[list], first[list + 1]];
    const type = end > start ? (items[start] ?? 0) + 1 : 0;
    const outcome = outcomes[deal] ?? 0;
    const place = type * OUTCOMES.length + outcome;
    let stratum = byPlace.get(place);
    if (!stratum) {
      const name = nameStratum(type > 0 ? textAt(texts, type - 1) : undefined, OUTCOMES[outcome] ?? 'open');
      stratum = { name, members: [] };
      byPlace.set(place, stratum);
    }
    if (!spoken.has(deal)) stratum.members.push(deal);
  }
  const strata = [...byPlace.values()].flatMap(({ name, members }) =>
    name === undefined ? [] : [[name, members] as const],
  );
  return sampleStrata(new Map(strata), options);
}
