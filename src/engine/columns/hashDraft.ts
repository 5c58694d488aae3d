import { PARTNER, type DealDraft } from './dealDraft.ts';
import { EVENT } from './eventStore.ts';
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
  const { partners, pool, rest: hash } = draft;
  hash.begin(PART.head, draft.outcome.charCodeAt(0));
  hash.chain(draft.partnerType);
  hash.chain(draft.lead);
  hash.chain(partners.count);
  hash.chain(draft.events);
  hash.end();
  hashTime(hash, PART.closedAt, draft.closedAt);
  hashTime(hash, PART.asOf, draft.asOf);
  for (let index = 0, from = 0; index < partners.count; index += 1) {
    hash.begin(PART.partner, index);
    hash.chain(partners.get(index, PARTNER.id));
    hash.chain(partners.get(index, PARTNER.type));
    hash.end();
    const to = partners.get(index, PARTNER.factsEnd);
    draft.partnerFacts.hash(hash, PART.partnerFact + index, from, to, pool);
    from = to;
  }
  draft.facts.hash(hash, PART.fact, 0, draft.facts.count, pool);
  for (let event = 0; event < draft.events; event += 1) {
    const row = draft.rows[event] ?? 0;
    const { items } = row < 0 ? draft.shared.rows : draft.own.rows;
    const at = (row < 0 ? ~row : row) * EVENT.size;
    const spelling = (draft.spellings[event] ?? 0) ^ ((draft.forms[event] ?? 0) << 16);
    hash.addEvent(
      PART.event,
      event,
      draft.at[event] ?? NaN,
      spelling,
      items[at + EVENT.low] ?? 0,
      items[at + EVENT.high] ?? 0,
    );
  }
  return hash;
}

function hashTime(hash: ContentHash, part: number, time: TimeReader): void {
  hash.begin(part, time.form);
  hash.chainNumber(time.ms);
  hash.chain(time.spelling);
  hash.end();
}
