import { inventAccounts } from './accounts.mjs';
import { printDate } from './berlinTime.mjs';
import { castDeals } from './castDeals.mjs';
import { planDays } from './planDays.mjs';
import { createRandom, drawWeighted } from './random.mjs';
import { PARTNERS, ROLE_SHARE, SEED } from './story.mjs';
import { playDeal } from './timeline.mjs';

const TENTH_PARTNER = PARTNERS.find((partner) => partner.id === 'P10');

const EDGE_CASES = {
  'returned-rival': 'returned-while-rival-complete',
  hours: 'two-partners-within-hours',
  letter: 'customer-letter-swaps-partner',
  'merge-open': 'accounts-merged',
  'merge-settled': 'accounts-merged',
  eve: 'registered-day-before-signature',
};
const CHALLENGE_CASES = {
  'owner.left': 'owner-left-during-approval',
  'partner.acquired': 'partner-acquired',
  'deal.split': 'deal-split',
  'deal.reopened': 'deal-reopened',
  'partner.added': 'partner-added',
  'account.transferred': 'account-transferred',
};

/** The closed deals as `cosell-deal/1` records, in the order in which they closed. */
export function buildDeals() {
  const cast = castDeals(createRandom(`${SEED}/cast`));
  const plans = planDays(createRandom(`${SEED}/days`), cast);
  const accounts = inventAccounts(createRandom(`${SEED}/accounts`), cast.length);
  const played = cast.map((deal, index) => {
    const random = createRandom(`${SEED}/deal/${index}`);
    const plan = plans.get(deal);
    return { deal, plan, account: accounts[index], amount: drawAmount(random, deal), ...playDeal(random, deal, plan) };
  });
  recordRoles(createRandom(`${SEED}/roles`), played);
  played.sort((a, b) => closingDay(a) - closingDay(b) || (a.account < b.account ? -1 : 1));
  const records = played.map((entry, index) => toRecord(entry, `D-${1001 + index}`));
  linkFollowers(played, records);
  return records;
}

function closingDay({ plan }) {
  return plan.start + plan.cycle;
}

function drawAmount(random, deal) {
  const middle = deal.partner.type === 'services' ? 78_000 : 46_000;
  const size = middle * Math.exp((random.next() + random.next() + random.next() - 1.5) * 0.9);
  return Math.round(size / 500) * 500;
}

/** Keeps `by.role` on exactly the recorded share of events; spreadsheets lose it first, the portal last. */
function recordRoles(random, played) {
  const all = played.flatMap((entry) => entry.events.map((event) => ({ event, partner: entry.deal.partner.id })));
  const named = all.filter(({ event }) => event.by?.role !== undefined);
  const care = { P1: 2, P8: 2, P5: 0.6, P11: 0.2 };
  const kept = drawWeighted(random, named, Math.round(all.length * ROLE_SHARE), ({ partner }) => care[partner] ?? 1);
  const keeps = new Set(kept.map(({ event }) => event));
  for (const { event } of named) if (!keeps.has(event)) event.by = withoutRole(event.by);
}

function withoutRole({ side, partner }) {
  return { side, ...(partner === undefined ? {} : { partner }) };
}

function toRecord({ deal, plan, account, amount, lead, facts, events }, id) {
  const edgeCase = deal.extension === 'late' ? 'protection-ends-in-close' : (EDGE_CASES[deal.shape] ?? CHALLENGE_CASES[deal.challenge]);
  const joined = deal.challenge === 'partner.added' ? [TENTH_PARTNER] : [];
  return {
    format: 'cosell-deal/1',
    id,
    account,
    partnerType: deal.partner.type,
    partners: [deal.partner, ...(deal.rival ? [deal.rival] : []), ...joined].map(toPartner),
    facts: {
      ...(deal.originMissing ? {} : { origin: deal.origin }),
      customer: deal.customer,
      relationship: facts.relationship,
      customerLetter: facts.customerLetter,
      amount,
    },
    ...(lead === undefined ? {} : { lead }),
    outcome: deal.won ? 'won' : 'lost',
    closedAt: printDate(closingDay({ plan })),
    source: { system: 'twelve-partners generator', ref: `synthetic/${id}` },
    ...(edgeCase === undefined ? {} : { edgeCase }),
    events: events.map(({ at, type, object, by, data }) => ({
      at,
      type,
      ...(object === undefined ? {} : { object }),
      ...(by === undefined ? {} : { by }),
      ...(data === undefined ? {} : { data }),
    })),
  };
}

/** @param {typeof PARTNERS[number]} partner */
export function toPartner({ id, name, type, since }) {
  return { id, name, type, since };
}

/** A split deal and a reopened one live on in a later deal of the same partner. */
function linkFollowers(played, records) {
  const LINKS = { 'deal.split': 'split-from', 'deal.reopened': 'reopens' };
  const taken = new Set();
  played.forEach((entry, index) => {
    const type = LINKS[entry.deal.challenge];
    if (type === undefined) return;
    const follower = played.findIndex(
      (other, at) =>
        at > index &&
        !taken.has(at) &&
        other.deal.partner === entry.deal.partner &&
        other.deal.challenge === undefined &&
        other.deal.shape === 'plain' &&
        other.plan.start > entry.plan.start + entry.plan.cycle * 0.6 &&
        (type !== 'reopens' || other.plan.start > closingDay(entry) + 30),
    );
    if (follower < 0) return;
    taken.add(follower);
    const record = records[follower];
    record.account = records[index].account;
    record.links = [{ type, deal: records[index].id }];
  });
}
