import type { Deal, DealEvent, Partner } from '../../model/deal.ts';

/**
 * A deal as one line of canonical JSON (`cosell-deal/1`): fixed key order, empty and absent parts left out, no line break at
 * the end. `parseDealLine(printDeal(deal))` gives an equal deal; facts and data
 * keep their order, save that names which are whole numbers come first.
 */
export function printDeal(deal: Deal): string {
  const { source, expect } = deal;
  return JSON.stringify({
    format: 'cosell-deal/1',
    id: deal.id,
    account: deal.account,
    partnerType: deal.partnerType,
    ...(deal.partners.length > 0 && { partners: deal.partners.map(partnerRecord) }),
    facts: recordOf(deal.facts),
    lead: deal.lead,
    outcome: deal.outcome,
    closedAt: deal.closedAt,
    asOf: deal.asOf,
    ...(source && { source: { system: source.system, ref: source.ref } }),
    ...(deal.links.length > 0 && {
      links: deal.links.map(({ type, deal: other }) => ({ type, deal: other })),
    }),
    edgeCase: deal.edgeCase,
    ...(expect && { expect: { verdict: expect.verdict, codes: expect.codes } }),
    ...(deal.knownFrom && deal.knownFrom.size > 0 && { knownFrom: recordOf(deal.knownFrom) }),
    events: deal.events.map(eventRecord),
  });
}

function partnerRecord(partner: Partner): object {
  const { id, name, type, since, facts } = partner;
  return { id, name, type, since, ...(facts.size > 0 && { facts: recordOf(facts) }) };
}

function eventRecord(event: DealEvent): object {
  const { at, type, object, by, data, source } = event;
  const { side, role, partner } = by;
  return {
    at,
    type,
    object,
    ...((side ?? role ?? partner) !== undefined && { by: { side, role, partner } }),
    ...(data.size > 0 && { data: recordOf(data) }),
    source,
  };
}

/** Without a prototype, so that a fact named "__proto__" is printed like any other. */
function recordOf(map: ReadonlyMap<string, unknown>): object {
  const record = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of map) record[key] = value;
  return record;
}
