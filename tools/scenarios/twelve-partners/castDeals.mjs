import { drawWeighted } from './random.mjs';
import {
  CELLS,
  CHALLENGES,
  EXTENDED_IN_TIME,
  EXTENDED_LATE,
  EXTENDED_TWICE,
  LEAD_RECORDED_CLEAN,
  LEAD_RECORDED_DISPUTED,
  MISSING_DECIDED,
  MISSING_OPEN,
  PARTNERS,
  REFUSALS,
  SHAPES,
  WON_CLEAN,
  WON_DISPUTED,
} from './story.mjs';

/**
 * What is known about a deal before its days are set.
 * @typedef {object} Cast
 * @property {typeof PARTNERS[number]} partner
 * @property {string} origin
 * @property {string} customer
 * @property {boolean} disputed
 * @property {string} shape
 * @property {typeof PARTNERS[number]} [rival]
 * @property {string} [challenge]
 * @property {'rejected' | 'unanswered'} [refusal]
 * @property {'late' | 'in-time' | 'twice'} [extension]
 * @property {boolean} won
 * @property {'discovery' | 'pitch' | 'close'} [lostIn]
 * @property {boolean} leadRecorded
 * @property {boolean} originMissing
 * @property {boolean} first the first deal of the newest partner
 */

const PARTNER_BY_ID = new Map(PARTNERS.map((partner) => [partner.id, partner]));

/** Partners who ask for protection on the first day of a deal. */
const EARLY = new Set(['P1', 'P3', 'P7', 'P8', 'P9']);

/** Deals that northwind leaves broken; the other open figures stay clear of them. */
const BREAKING = new Set(['partner.acquired', 'deal.split', 'deal.reopened']);

/** Casts the 240 deals so that every count of the story holds. @param {import('./random.mjs').Random} random @returns {Cast[]} */
export function castDeals(random) {
  const deals = seatPartners(random);
  shapeRegistrations(random, deals);
  chooseWinners(random, deals);
  meetChallenges(random, deals);
  extendProtections(random, deals);
  hideFacts(random, deals);
  const newest = deals.find((deal) => deal.partner.id === 'P12' && deal.shape === 'plain');
  newest.first = true;
  return deals;
}

function seatPartners(random) {
  let open = random.shuffle(
    CELLS.flatMap(([origin, customer, count, disputed]) =>
      Array.from({ length: count }, (_, index) => ({ origin, customer, disputed: index < disputed })),
    ),
  );
  const deals = [];
  const mostParticular = ['P4', 'P7', 'P10', 'P5', 'P12', 'P6', 'P11', 'P3', 'P8', 'P9', 'P2', 'P1'];
  for (const id of mostParticular) {
    const partner = PARTNER_BY_ID.get(id);
    const taken = drawWeighted(random, open, partner.deals, (slot) => fondness(id, slot));
    open = open.filter((slot) => !taken.includes(slot));
    for (const slot of taken)
      deals.push({ partner, ...slot, shape: 'plain', won: false, leadRecorded: false, originMissing: false, first: false });
  }
  return random.shuffle(deals);
}

/** Where a partner's deals tend to come from. */
function fondness(id, { origin, customer, disputed }) {
  switch (id) {
    case 'P4':
      return (customer === 'vendor-account' ? 2 : 1) * (origin === 'vendor' ? 3 : 1);
    case 'P7':
      return (origin === 'partner' ? 2 : 1) * (customer === 'partner-account' ? 3 : 1);
    case 'P10':
      return origin === 'joint' ? 5 : 1;
    case 'P12':
      return origin === 'partner' && customer === 'new' && !disputed ? 8 : 0.5;
    case 'P6':
      return customer === 'new' ? 3 : 1;
    default:
      return 1;
  }
}

function shapeRegistrations(random, deals) {
  for (const [shape, partnerId, count, rival] of SHAPES) {
    const open = deals.filter((deal) => deal.partner.id === partnerId && deal.shape === 'plain');
    const chosen = drawWeighted(random, open, count, (deal) => shapeWeight(shape, deal));
    for (const deal of chosen) {
      deal.shape = shape;
      if (rival) deal.rival = PARTNER_BY_ID.get(rival);
    }
  }
}

/** Long stories need long, that is disputed, deals; a partner's own account is rarely without a registration. */
function shapeWeight(shape, { disputed, customer }) {
  if (shape === 'merge-settled') return disputed ? 1 : 1e-9;
  if (shape === 'letter') return disputed ? 6 : 1;
  if (shape === 'none') return customer === 'partner-account' ? 0.5 : 1;
  return 1;
}

function chooseWinners(random, deals) {
  for (const disputed of [true, false]) {
    const group = deals.filter((deal) => deal.disputed === disputed);
    const wanted = disputed ? WON_DISPUTED : WON_CLEAN;
    for (const deal of drawWeighted(random, group, wanted, (deal) => (deal.shape === 'eve' ? 1e9 : 1)))
      deal.won = true;
  }
  for (const deal of deals) {
    if (deal.won) continue;
    const stages =
      deal.partner.id === 'P6' ? ['discovery', 'close', 'close'] : ['discovery', 'pitch', 'pitch', 'close', 'close'];
    deal.lostIn = deal.shape === 'merge-settled' || deal.shape === 'letter' ? 'close' : random.pick(stages);
  }
}

function meetChallenges(random, deals) {
  for (const [challenge, shape, partnerId, count] of CHALLENGES) {
    const open = deals.filter(
      (deal) =>
        deal.partner.id === partnerId &&
        deal.shape === shape &&
        deal.challenge === undefined &&
        (challenge !== 'deal.reopened' || !deal.won),
    );
    for (const deal of drawWeighted(random, open, count, () => 1)) deal.challenge = challenge;
  }
  for (const deal of deals) {
    if (deal.shape === 'letter') deal.challenge = 'partner.replaced';
    if (deal.shape === 'merge-open' || deal.shape === 'merge-settled') deal.challenge = 'account.merged';
  }
  for (const [refusal, partnerId, count] of REFUSALS) {
    const open = deals.filter(
      (deal) => deal.partner.id === partnerId && deal.shape === 'plain' && deal.challenge === undefined,
    );
    for (const deal of drawWeighted(random, open, count, () => 1)) deal.refusal = refusal;
  }
}

function extendProtections(random, deals) {
  const calm = (deal) =>
    deal.refusal === undefined && deal.challenge === undefined && deal.lostIn !== 'discovery' && !deal.first;
  for (const disputed of [true, false]) {
    const group = deals.filter((deal) => deal.disputed === disputed && calm(deal));
    const late = group.filter(
      (deal) =>
        EARLY.has(deal.partner.id) &&
        deal.partner.id !== 'P7' &&
        deal.lostIn !== 'pitch' &&
        (deal.shape === 'plain' || deal.shape === 'across'),
    );
    const size = disputed ? 'disputed' : 'clean';
    for (const deal of drawWeighted(random, late, EXTENDED_LATE[size], () => 1)) deal.extension = 'late';
    const inTime = group.filter(
      (deal) =>
        deal.extension === undefined &&
        deal.partner.id !== 'P7' &&
        (deal.shape === 'plain' || deal.shape === 'across' || deal.shape === 'returned' || deal.shape === 'hours'),
    );
    const asked = drawWeighted(random, inTime, EXTENDED_IN_TIME[size], () => 1);
    asked.forEach((deal, index) => (deal.extension = disputed && index < EXTENDED_TWICE ? 'twice' : 'in-time'));
  }
}

function hideFacts(random, deals) {
  for (const disputed of [true, false]) {
    const group = deals.filter((deal) => deal.disputed === disputed);
    const wanted = disputed ? LEAD_RECORDED_DISPUTED : LEAD_RECORDED_CLEAN;
    const recorded = drawWeighted(random, group, wanted, (deal) => (deal.partner.id === 'P11' ? 0.3 : deal.won ? 2 : 1));
    for (const deal of recorded) deal.leadRecorded = true;
  }
  const forgetful = (deal) => (deal.partner.id === 'P11' || deal.partner.id === 'P4' ? 4 : 1);
  const hidable = deals.filter(
    (deal) => deal.shape !== 'merge-open' && !BREAKING.has(deal.challenge) && !deal.first,
  );
  const decided = hidable.filter(({ customer }) => customer === 'partner-account' || customer === 'vendor-account');
  const undecided = hidable.filter(({ customer }) => customer === 'new' || customer === 'shared');
  for (const deal of drawWeighted(random, decided, MISSING_DECIDED, forgetful)) deal.originMissing = true;
  for (const deal of drawWeighted(random, undecided, MISSING_OPEN, forgetful)) deal.originMissing = true;
}
