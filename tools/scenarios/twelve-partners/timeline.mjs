import { EventLog } from './eventLog.mjs';
import { previousWorkday } from './berlinTime.mjs';
import { addChallenge } from './challenges.mjs';
import { addRegistrations } from './registrations.mjs';

/**
 * Days after the first event at which a deal changes.
 * @typedef {object} Days
 * @property {number} start first day, counted as in berlinTime.mjs
 * @property {number} registered
 * @property {number} approved
 * @property {number} call
 * @property {number} [pitch]
 * @property {number} [close]
 * @property {number} end
 */

const VENDOR = (role) => ({ side: 'vendor', role });
const PARTNER = (role, partner) => ({ side: 'partner', role, partner: partner.id });

/**
 * Plays one deal: registrations, stages, activities, leads, disputes, in the way of its partner.
 * @param {import('./random.mjs').Random} random @param {import('./castDeals.mjs').Cast} deal @param {{ start: number, cycle: number }} plan
 */
export function playDeal(random, deal, plan) {
  const log = new EventLog();
  const days = setDays(random, deal, plan);
  const facts = { relationship: 'none', customerLetter: 'none' };
  const registrations = addRegistrations(random, log, deal, days, facts);
  addStages(log, deal, days);
  addActivities(random, log, deal, days);
  const lead = addLeads(random, log, deal, days);
  addDisputes(log, deal, days);
  addChallenge(random, log, deal, days);
  addSharing(random, log, deal, days, registrations);
  return { events: log.print(plan.start, deal.partner.id === 'P11'), lead, facts, days, registrations };
}

function setDays(random, deal, { start, cycle }) {
  const disputed = deal.disputed;
  const jitter = () => random.between(0.94, 1.06);
  const pitch = (disputed ? 23 / 96 : 21 / 61) * cycle * jitter();
  const close = Math.min((disputed ? 70 / 96 : 47 / 61) * cycle * jitter(), deal.extension === 'late' ? 84 : Infinity);
  const id = deal.partner.id;
  const reached = deal.won ? 'close' : deal.lostIn;
  const later = id === 'P7' ? 1.35 : 1;
  const call = id === 'P7' ? pitch * 0.9 : (disputed ? 6 / 96 : 6 / 61) * cycle * jitter();
  const days = {
    start,
    registered: 0.1 + random.between(0, 0.3),
    approved: 0,
    call: Math.max(call, 1.2),
    end: cycle + 0.92,
    ...(reached === 'discovery' || skipsPitch(deal) ? {} : { pitch: pitch * later }),
    ...(reached === 'close' ? { close: Math.max(close, pitch * later + 2) } : {}),
  };
  if (id === 'P2') days.registered = days.call + random.between(1.5, 4);
  if (id === 'P4') days.registered = random.between(3, 9);
  if (id === 'P10' || id === 'P6' || id === 'P12') days.registered = random.between(0.5, 4);
  if (deal.shape === 'eve') days.registered = previousWorkday(start + cycle) - start + 0.4;
  if (id === 'P2' && deal.extension !== undefined) days.registered = Math.min(days.registered, 12);
  const swift = deal.extension === 'late' || deal.shape === 'merge-settled';
  days.approved = days.registered + (swift || id === 'P1' ? 1.3 : 1.4 + random.between(-0.3, 0.4));
  if (deal.shape === 'plain' && !swift && id !== 'P1' && random.chance(0.2)) days.approved += random.between(3.5, 6);
  return days;
}

function skipsPitch(deal) {
  return deal.partner.id === 'P6';
}

function addStages(log, deal, days) {
  if (days.pitch !== undefined) log.add(days.pitch, 'stage.pitch', { by: VENDOR('vendor-ae') });
  if (days.close !== undefined) log.add(days.close, 'stage.close', { by: VENDOR('vendor-ae') });
  log.add(days.end, deal.won ? 'deal.won' : 'deal.lost', { by: VENDOR('vendor-ae') });
}

function addActivities(random, log, deal, days) {
  const { partner } = deal;
  const services = partner.type === 'services';
  const first = log.events.every((event) => event.day >= 0.5);
  const spare = partner.id === 'P11' ? 0.4 : 1;
  if (first || random.chance(0.3 * spare)) log.add(first ? 0.05 : 0.6, 'account-mapping', { by: VENDOR('partner-manager') });
  const discovered = days.pitch ?? days.close ?? days.end;
  log.add(Math.min(days.call, discovered * 0.8), 'discovery-call', { by: PARTNER('partner-ae', partner) });
  if (services && random.chance(0.5 * spare))
    log.add(between(random, days.call, discovered), 'scoping-workshop', { by: PARTNER('partner-delivery', partner) });
  if (days.pitch !== undefined) {
    const pitched = days.close ?? days.end;
    log.add(days.pitch + (pitched - days.pitch) * 0.12, 'joint-demo', { by: VENDOR('vendor-se') });
    const [activity, role] = services ? ['implementation-plan', 'partner-delivery'] : ['integration-check', 'partner-se'];
    if (random.chance(0.45 * spare))
      log.add(days.pitch + (pitched - days.pitch) * random.between(0.3, 0.7), activity, { by: PARTNER(role, partner) });
  }
  if (days.close !== undefined) {
    const left = days.end - days.close;
    if (random.chance(0.8)) log.add(days.close + left * 0.22, 'security-review', { by: VENDOR('vendor-se') });
    const drafter = services ? PARTNER('partner-ae', partner) : VENDOR('vendor-ae');
    if (random.chance(0.45 * spare)) log.add(days.close + left * 0.55, 'contract-draft', { by: drafter });
  }
}

function between(random, low, high) {
  return low + (high - low) * random.between(0.25, 0.75);
}

/** Who led such deals when they went well. @param {import('./castDeals.mjs').Cast} deal */
export function usualLead({ customer, origin, partner }) {
  if (customer === 'partner-account') return 'partner-ae';
  if (customer === 'vendor-account') return 'vendor-ae';
  if (origin === 'partner') return 'partner-ae';
  if (customer === 'new' && origin === 'joint' && partner.type === 'services') return 'partner-ae';
  return 'vendor-ae';
}

function otherLead(lead) {
  return lead === 'partner-ae' ? 'vendor-ae' : 'partner-ae';
}

/** The lead at the first event, if anybody wrote it down; later changes go to the log. */
function addLeads(random, log, deal, days) {
  if (!deal.leadRecorded) return undefined;
  const usual = usualLead(deal);
  const by = VENDOR('partner-manager');
  const change = (day, lead) => log.add(day, 'lead.changed', { by, data: { lead } });
  const strayed = !deal.won && random.chance(0.15);
  const final = deal.partner.id === 'P4' ? 'vendor-ae' : strayed ? otherLead(usual) : usual;
  const cycle = days.end;
  if (!deal.disputed) {
    if (random.chance(0.6)) return final;
    change(random.between(0.05, 0.2) * cycle, final);
    return undefined;
  }
  if (deal.partner.id === 'P4' || random.chance(0.55)) {
    if (random.chance(0.5)) return final;
    change((12 / 96) * cycle, final);
    return undefined;
  }
  change((12 / 96) * cycle, 'partner-ae');
  change((36 / 96) * cycle, 'vendor-ae');
  if (final === 'partner-ae') change((44 / 96) * cycle, 'partner-ae');
  return undefined;
}

function addDisputes(log, deal, days) {
  if (!deal.disputed) return;
  const by = VENDOR('vendor-ae');
  log.add((31 / 96) * days.end, 'customer.disputed', { by, data: { reason: 'an older opportunity was found' } });
  const changes = log.events.filter((event) => event.type === 'lead.changed').length;
  if (changes > 1) log.add((41 / 96) * days.end, 'customer.disputed', { by: PARTNER('partner-ae', deal.partner) });
}

/** Some teams tell the other side at every step, most write nothing of the kind down, a few forget half of it. */
function addSharing(random, log, deal, days, registrations) {
  if (deal.shape !== 'plain' && deal.shape !== 'returned') return;
  const granted = registrations.find((registration) => registration.approved !== undefined);
  if (granted === undefined || !random.chance(0.55)) return;
  const by = VENDOR('partner-manager');
  const told = Math.max((9 / 61) * days.end, granted.approved + 1);
  if (told > days.end - 1) return;
  log.add(told, 'status.shared', { object: granted.object, by, data: { with: 'partner' } });
  const forgets = random.chance(0.15);
  if (days.close !== undefined && !forgets)
    log.add(days.close + (days.end - days.close) * 0.1, 'status.shared', { object: 'deal', by, data: { with: 'partner' } });
}
