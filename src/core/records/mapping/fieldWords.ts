import { plainWords } from './stageWords.ts';

/** A field's name as plain words, without what systems add to it. "Deal_Source__c" -> "deal source", "hs_deal_amount" -> "deal amount". */
export function fieldWords(field: string): string {
  return plainWords(
    field
      .replace(/__[cr]$/i, '')
      .replace(/^(?:hs|dr)_/i, '')
      .replace(/^.*\./, ''),
  );
}

/** More labels than a list of stages or states has. */
export const MOST_LABELS = 80;

/** What fields are usually called, in the form `fieldWords` gives. */
export const MEANINGS_OF_WORDS = {
  path: words(
    'stage, stage name, deal stage, dealstage, status, substatus, state, review status, approval status, registration status, pipeline stage',
  ),
  account: words(
    'account, account id, account name, customer, customer id, customer name, end customer, company, company name, organization',
  ),
  closedAt: words('close date, closedate, closed at, closed date, closed on, actual close date'),
  outcome: words('outcome, result, deal outcome'),
  lead: words('lead role, customer lead, led by'),
  partner: words(
    'partner, partner id, partner name, partner account, partner account id, primary partner account id, channel partner, reseller, registrant, partner company',
  ),
  partnerType: words('partner type, type of partner, partner kind'),
  owner: words('owner, owner id, owner name, opportunity owner, deal owner, hubspot owner id'),
  amount: words(
    'amount, deal amount, deal value, value, deal size, estimated deal size, estimated value, opportunity amount, expected revenue',
  ),
  currency: words('currency, currency iso code, currency code, deal currency, deal currency code'),
  origin: words(
    'origin, lead source, source, deal source, opportunity source, sourced by, opportunity ownership, direction',
  ),
  name: words('name, account name, partner name, company name, dealname, deal name'),
} as const satisfies Record<string, ReadonlySet<string>>;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(', '));
}
