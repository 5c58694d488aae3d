import { EVENT, NONE, PARTNER, type DealDraft } from './dealDraft.ts';
import type { ContentHash } from './contentHash.ts';
import type { TimeReader } from './timeReader.ts';

/** Parts of a deal's content; those the columns do not keep have smaller tags. */
const PART = {
  head: 101,
  closedAt: 102,
  asOf: 103,
  partner: 104,
  fact: 105,
  event: 106,
  /** And one more for each partner. */
  partnerFact: 107,
} as const;

/**
 * Adds to the hash of a draft's rest all else it holds, so that equal hashes mean records `mergeDuplicates` takes for the same: facts and data
 * in any order, times letter by letter.
 */
export function hashDraft(draft: DealDraft): ContentHash {
  const { partners, events, rest: hash } = draft;
  hash.begin(PART.head, draft.outcome.charCodeAt(0));
  hash.chain(draft.partnerType);
  hash.chain(draft.lead);
  hash.chain(partners.count);
  hash.chain(events.count);
  hash.end();
  hashTime(hash, PART.closedAt, draft.closedAt);
  hashTime(hash, PART.asOf, draft.asOf);
  for (let index = 0, from = 0; index < partners.count; index += 1) {
    hash.begin(PART.partner, index);
    hash.chain(partners.get(index, PARTNER.id));
    hash.chain(partners.get(index, PARTNER.type));
    hash.end();
    const to = partners.get(index, PARTNER.factsEnd);
    draft.hashEntries(hash, PART.partnerFact + index, draft.partnerFacts, from, to);
    from = to;
  }
  draft.hashEntries(hash, PART.fact, draft.facts, 0, draft.facts.count);
  for (let index = 0; index < events.count; index += 1) {
    const row = index * EVENT.size;
    const { items } = events;
    const form = items[row + EVENT.form] ?? NONE;
    const spelling = (items[row + EVENT.spelling] ?? NONE) ^ (form << 16);
    const low = items[row + EVENT.low] ?? NONE;
    const high = items[row + EVENT.high] ?? NONE;
    hash.addEvent(PART.event, index, draft.at[index] ?? NaN, spelling, low, high);
  }
  return hash;
}

function hashTime(hash: ContentHash, part: number, time: TimeReader): void {
  hash.begin(part, time.form);
  hash.chainNumber(time.ms);
  hash.chain(time.spelling);
  hash.end();
}
