import { ENTRY, EVENT, PARTNER, VALUE, type DealDraft, type Rows } from './dealDraft.ts';
import type { ContentHash } from './contentHash.ts';
import type { TimeReader } from './timeReader.ts';

/** Parts of a deal's content; those the columns do not keep have smaller tags. */
const PART = {
  head: 101,
  closedAt: 102,
  asOf: 103,
  partner: 104,
  partnerFact: 105,
  fact: 106,
  event: 107,
  data: 108,
} as const;

/**
 * Adds to the hash of a draft's rest all else it holds, so that equal hashes mean records `mergeDuplicates` takes for the same: facts and data
 * in any order, times letter by letter.
 */
export function hashDraft(draft: DealDraft): ContentHash {
  const hash = draft.rest;
  hash.begin(PART.head, draft.outcome.charCodeAt(0));
  hash.chain(draft.partnerType);
  hash.chain(draft.lead);
  hash.chain(draft.partners.count);
  hash.chain(draft.events.count);
  hash.end();
  hashTime(hash, PART.closedAt, draft.closedAt);
  hashTime(hash, PART.asOf, draft.asOf);
  const { partners, events } = draft;
  for (let index = 0, from = 0; index < partners.count; index += 1) {
    hash.begin(PART.partner, index);
    hash.chain(partners.get(index, PARTNER.id));
    hash.chain(partners.get(index, PARTNER.type));
    hash.end();
    const to = partners.get(index, PARTNER.factsEnd);
    hashEntries(draft, PART.partnerFact, index, draft.partnerFacts, from, to);
    from = to;
  }
  hashEntries(draft, PART.fact, 0, draft.facts, 0, draft.facts.count);
  for (let index = 0, from = 0; index < events.count; index += 1) {
    const row = index * EVENT.size;
    hash.begin(PART.event, index);
    hash.chainNumber(draft.at[index] ?? NaN);
    for (let field = 0; field < EVENT.dataEnd; field += 1) hash.chain(events.items[row + field] ?? 0);
    hash.end();
    const to = events.items[row + EVENT.dataEnd] ?? 0;
    if (to > from) hashEntries(draft, PART.data, index, draft.data, from, to);
    from = to;
  }
  return hash;
}

function hashTime(hash: ContentHash, part: number, time: TimeReader): void {
  hash.begin(part, time.form);
  hash.chainNumber(time.ms);
  hash.chain(time.spelling);
  hash.end();
}

function hashEntries(
  draft: DealDraft,
  part: number,
  place: number,
  rows: Rows,
  from: number,
  to: number,
): void {
  const hash = draft.rest;
  for (let index = from; index < to; index += 1) {
    const row = index * ENTRY.size;
    const kind = rows.items[row + ENTRY.kind] ?? 0;
    const value = rows.items[row + ENTRY.value] ?? 0;
    hash.begin(part, place);
    hash.chain(rows.items[row + ENTRY.name] ?? 0);
    hash.chain(kind);
    if (kind === VALUE.number) hash.chainNumber(draft.numbers[value] ?? NaN);
    else hash.chain(kind === VALUE.nested ? plainNested(draft, value) : value);
    hash.end();
  }
}

/** A nested value as JSON prints it, which knows no negative zero. */
function plainNested({ pool }: DealDraft, id: number): number {
  const text = pool.text(id);
  return text.includes('-0') ? pool.internText(JSON.stringify(JSON.parse(text))) : id;
}
