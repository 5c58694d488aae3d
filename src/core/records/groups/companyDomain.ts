import { getDomain } from 'tldts';
import type { RecordedObject } from '../history/history.ts';

/** Fields in which systems keep the customer's domain, web address or mail address. */
const FIELD = /domain|web_?site|homepage|(?:customer|account|company|end_?user).*(?:url|e?_?mail)/i;
/** The partner's, not the customer's. */
const NOT_CUSTOMER = /partner|reseller|owner|created|modified/i;

/** Domains at which anybody has a mail address. */
const ANYBODY = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com gmx.de gmx.net web.de proton.me aol.com'.split(
    ' ',
  ),
);

/** Registrable domains ("acme.co.uk") that an object's fields name as its customer's, by the Public Suffix List. */
export function domainsOf(object: RecordedObject): readonly string[] {
  const domains = new Set<string>();
  for (const [field, { value }] of object.fields) {
    if (typeof value !== 'string' || !FIELD.test(field) || NOT_CUSTOMER.test(field)) continue;
    const domain = getDomain(value.slice(value.lastIndexOf('@') + 1).trim());
    if (domain !== null && !ANYBODY.has(domain)) domains.add(domain);
  }
  return [...domains];
}
