import { PARTNER, type DealDraft } from './dealDraft.ts';
import { PART, type ContentHash } from './contentHash.ts';
import { TIME, type TimeReader } from './timeReader.ts';

/**
 * Adds to the hash of a draft all that was not added as it came, so that equal hashes mean records `mergeDuplicates` takes for the same: facts and data
 * in any order, times letter by letter.
 */
export function hashDraft(draft: DealDraft): ContentHash {
  const { partners, pool, rest: hash } = draft;
  hash.begin(PART.head, draft.outcome.charCodeAt(0));
  hash.chain(draft.partnerType);
  hash.chain(draft.lead);
  hash.chain(partners.count);
  hash.chain(draft.events);
  chainTime(hash, draft.closedAt);
  chainTime(hash, draft.asOf);
  hash.end();
  for (let index = 0, from = 0; index < partners.count; index += 1) {
    hash.begin(PART.partner, index);
    hash.chain(partners.get(index, PARTNER.id));
    hash.chain(partners.get(index, PARTNER.type));
    hash.end();
    const to = partners.get(index, PARTNER.factsEnd);
    draft.partnerFacts.hash(hash, PART.partnerFact + index, from, to, pool);
    from = to;
  }
  return hash;
}

function chainTime(hash: ContentHash, time: TimeReader): void {
  hash.chain(time.form);
  if (time.form === TIME.absent) return;
  hash.chainNumber(time.ms);
  hash.chain(time.spelling);
}
