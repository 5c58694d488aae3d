import type { Deal, DealEvent, FactValue, JsonValue, Partner } from '../../core/index.ts';
import { PARTNER, type DealDraft } from './dealDraft.ts';
import { EVENT, VALUE, type Entries } from './eventStore.ts';
import { NONE } from './growing.ts';
import { printNested } from './nestedValue.ts';
import { waysOf } from './knownWays.ts';
import type { TimeReader } from './timeReader.ts';

/** Parts of a deal that the columns do not keep, told apart in its content. */
export const REST = {
  account: 1,
  partnerName: 2,
  partnerSince: 3,
  source: 4,
  sourceSystem: 5,
  sourceRef: 6,
  linkType: 7,
  linkDeal: 8,
  edgeCase: 9,
  expect: 10,
} as const;

/** Puts a deal into a draft. */
export function draftDeal(deal: Deal, draft: DealDraft): void {
  draft.clear();
  draft.withText(deal.id, (bytes, start, end, hash) => draft.setId(bytes, start, end, hash));
  draft.outcome = deal.outcome;
  draft.partnerType = idOf(draft, deal.partnerType);
  draft.lead = idOf(draft, deal.lead);
  draftTime(draft, draft.closedAt, deal.closedAt);
  draftTime(draft, draft.asOf, deal.asOf);
  deal.partners.forEach((partner, index) => draftPartner(draft, partner, index));
  draftFacts(draft, draft.facts, deal.facts);
  draft.hashFacts(0);
  for (const event of deal.events) draftEvent(draft, event);
  draftRest(deal, draft);
  draft.listener?.known(waysOf(deal));
}

function draftPartner(draft: DealDraft, partner: Partner, index: number): void {
  draftFacts(draft, draft.partnerFacts, partner.facts);
  const row = draft.partners.add();
  const { items } = draft.partners;
  items[row + PARTNER.id] = draft.pool.internText(partner.id);
  items[row + PARTNER.type] = idOf(draft, partner.type);
  items[row + PARTNER.factsEnd] = draft.partnerFacts.count;
  noteRest(draft, REST.partnerName, index, partner.name);
  noteRest(draft, REST.partnerSince, index, partner.since);
}

function draftFacts(draft: DealDraft, entries: Entries, facts: ReadonlyMap<string, FactValue>): void {
  for (const [name, value] of facts) draftValue(draft, entries, name, value);
}

function draftEvent(draft: DealDraft, event: DealEvent): void {
  const { own, pool } = draft;
  const row = own.begin();
  for (const [name, value] of event.data) draftValue(draft, own.data, name, value);
  const { items } = own.rows;
  const { side, role, partner } = event.by;
  items[row + EVENT.type] = pool.internText(event.type);
  items[row + EVENT.side] = idOf(draft, side);
  items[row + EVENT.role] = idOf(draft, role);
  items[row + EVENT.partner] = idOf(draft, partner);
  if (event.object !== undefined)
    draft.withText(event.object, (bytes, start, end, hash) => draft.setObject(row, bytes, start, end, hash));
  draftTime(draft, draft.time, event.at);
  draft.endEvent(row);
}

function draftValue(draft: DealDraft, entries: Entries, name: string, value: JsonValue): void {
  const id = draft.pool.internText(name);
  if (typeof value === 'string') entries.add(id, VALUE.text, draft.pool.internText(value));
  else if (typeof value === 'number') entries.addNumber(id, value);
  else if (typeof value === 'boolean') entries.add(id, value ? VALUE.true : VALUE.false, NONE);
  else if (value === null) entries.add(id, VALUE.null, NONE);
  else entries.add(id, VALUE.nested, draft.pool.internText(printNested(value)));
}

function idOf(draft: DealDraft, text: string | undefined): number {
  return text === undefined ? NONE : draft.pool.internText(text);
}

function draftTime(draft: DealDraft, time: TimeReader, text: string | undefined): void {
  if (text === undefined) time.clear();
  else draft.withText(text, (bytes, start, end, hash) => draft.readTime(time, bytes, start, end, hash));
}

function noteRest(draft: DealDraft, tag: number, owner: number, text: string | undefined): void {
  if (text !== undefined)
    draft.withText(text, (bytes, start, end) => draft.addRest(tag, owner, bytes, start, end));
}

function draftRest({ account, source, links, edgeCase, expect }: Deal, draft: DealDraft): void {
  noteRest(draft, REST.account, 0, account);
  if (source) draft.rest.addBytes(REST.source, 0, draft.idBytes, 0, 0);
  noteRest(draft, REST.sourceSystem, 0, source?.system);
  noteRest(draft, REST.sourceRef, 0, source?.ref);
  links.forEach(({ type, deal }, index) => {
    noteRest(draft, REST.linkType, index, type);
    noteRest(draft, REST.linkDeal, index, deal);
  });
  noteRest(draft, REST.edgeCase, 0, edgeCase);
  if (expect) noteRest(draft, REST.expect, 0, JSON.stringify([expect.verdict, expect.codes]));
}
