import { keysOf } from './jsonBytes.ts';

/** Places among the keys of a deal. */
export const DEAL = {
  format: 0,
  id: 1,
  account: 2,
  partnerType: 3,
  partners: 4,
  facts: 5,
  lead: 6,
  outcome: 7,
  closedAt: 8,
  asOf: 9,
  source: 10,
  links: 11,
  edgeCase: 12,
  events: 13,
} as const;

export const DEAL_KEYS = keysOf(Object.keys(DEAL).join(' '));
