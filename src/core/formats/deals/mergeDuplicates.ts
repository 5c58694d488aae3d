import type { Deal } from '../../model/deal.ts';
import { printDeal } from './printDeal.ts';

/** What became of deals that share an id. */
export interface MergedDeals {
  /** One deal per id, the first of each, in order. */
  readonly deals: readonly Deal[];
  /** Ids that came again with the same content: the same record imported twice. */
  readonly repeated: readonly string[];
  /** Records whose id came before with other content, by index in the list given; they are left out. */
  readonly conflicting: readonly { readonly id: string; readonly index: number; readonly message: string }[];
}

/**
 * Keeps one deal per id. Equal records (same canonical print, whatever the order of their facts, and however each is known) are one deal; a different
 * record under a known id is left out and reported, because replaying both would count one deal twice.
 */
export function mergeDuplicates(deals: readonly Deal[]): MergedDeals {
  const first = new Map<string, Deal>();
  const repeated = new Set<string>();
  const conflicting: { id: string; index: number; message: string }[] = [];
  deals.forEach((deal, index) => {
    const known = first.get(deal.id);
    if (!known) first.set(deal.id, deal);
    else if (known === deal || sameContent(known, deal)) repeated.add(deal.id);
    else {
      conflicting.push({
        id: deal.id,
        index,
        message: phraseConflict(deal.id),
      });
    }
  });
  return { deals: [...first.values()], repeated: [...repeated], conflicting };
}

/** Says of a record why it is left out. */
export function phraseConflict(id: string): string {
  return `Deal ${JSON.stringify(id)} was recorded before with other content; the first record is kept. Give this one its own id or remove it.`;
}

function sameContent(a: Deal, b: Deal): boolean {
  return printDeal(sorted(a)) === printDeal(sorted(b));
}

function sorted(deal: Deal): Deal {
  const { knownFrom: _, ...told } = deal;
  return {
    ...told,
    facts: sortedMap(deal.facts),
    partners: deal.partners.map((partner) => ({ ...partner, facts: sortedMap(partner.facts) })),
    events: deal.events.map(({ source: _source, ...event }) => ({ ...event, data: sortedMap(event.data) })),
  };
}

function sortedMap<T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
