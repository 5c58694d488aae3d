/**
 * One registration as it went.
 * @typedef {object} Registration
 * @property {string} object
 * @property {import('./castDeals.mjs').Cast['partner']} partner
 * @property {number} [approved] day of the first approval
 */

const MANAGER = { side: 'vendor', role: 'partner-manager' };

/**
 * Adds the registrations of a deal and sets the facts that belong to them.
 * @param {import('./random.mjs').Random} random @param {import('./eventLog.mjs').EventLog} log @param {import('./castDeals.mjs').Cast} deal
 * @param {import('./timeline.mjs').Days} days @param {{ relationship: string, customerLetter: string }} facts
 * @returns {Registration[]}
 */
export function addRegistrations(random, log, deal, days, facts) {
  if (deal.shape === 'none') return [];
  const desk = new RegistrationDesk(random, log, deal);
  const first = days.registered;
  switch (deal.shape) {
    case 'plain':
      playPlain(desk, deal, days);
      break;
    case 'eve':
      desk.submit('R1', deal.partner, first);
      desk.approve('R1', first + 0.3);
      break;
    case 'returned':
      desk.submit('R1', deal.partner, first);
      desk.answer('R1', 'returned', first + 1.2);
      desk.resubmit('R1', first + random.between(3, 6));
      desk.approve('R1', first + 7.4);
      break;
    case 'returned-rival':
      playReturnedRival(desk, deal, first);
      break;
    case 'hours':
      playHours(random, desk, deal, facts);
      break;
    case 'relationship':
      facts.relationship = 'second';
      desk.submit('R1', deal.partner, first);
      desk.submit('R2', deal.rival, first + random.between(0.9, 1.2));
      desk.award('R2', first + 2.6);
      desk.approve('R2', first + 2.7);
      desk.answer('R1', 'rejected', first + 3.1);
      break;
    case 'letter':
      playLetter(random, desk, deal, days, facts);
      break;
    case 'merge-open':
      desk.submit('R1', deal.partner, first);
      desk.approve('R1', days.approved);
      desk.submit('R2', deal.rival, random.between(5, 10), { account: 'duplicate' });
      desk.approve('R2', 12.3);
      break;
    default:
      playAcross(random, desk, deal, days, facts);
  }
  if (facts.relationship === 'none' && deal.customer === 'partner-account') facts.relationship = 'first';
  if (deal.extension !== undefined) extend(desk, deal);
  return [...desk.registrations.values()];
}

/** Writes registration events with the habits of the partner who registers. */
class RegistrationDesk {
  /** @type {Map<string, Registration>} */
  registrations = new Map();

  constructor(random, log, deal) {
    this.random = random;
    this.log = log;
    this.deal = deal;
  }

  submit(id, partner, day, data = {}) {
    const object = `registration/${id}`;
    this.registrations.set(id, { object, partner });
    const by =
      partner.id === 'P8' ? { ...MANAGER, partner: partner.id } : { side: 'partner', role: 'partner-ae', partner: partner.id };
    const channel = { P1: 'portal', P3: 'e-mail', P8: 'partner manager', P11: 'spreadsheet' }[partner.id];
    const told = { ...(channel ? { channel } : {}), ...data };
    this.log.add(day, 'registration.submitted', { object, by, ...(Object.keys(told).length > 0 ? { data: told } : {}) });
  }

  approve(id, day) {
    const registration = this.registrations.get(id);
    registration.approved = day;
    this.log.add(day, 'registration.approved', { object: registration.object, by: MANAGER });
  }

  answer(id, word, day) {
    const reason = word === 'returned' ? { missing: this.random.pick(['contact', 'scope', 'date']) } : undefined;
    const { object } = this.registrations.get(id);
    this.log.add(day, `registration.${word}`, { object, by: MANAGER, ...(reason ? { data: reason } : {}) });
  }

  award(id, day) {
    this.log.add(day, 'registration.awarded', { by: MANAGER, data: { registration: id } });
  }

  resubmit(id, day) {
    this.ask(id, 'resubmitted', day);
  }

  ask(id, word, day) {
    const { object, partner } = this.registrations.get(id);
    const by = { side: 'partner', role: 'partner-ae', partner: partner.id };
    this.log.add(day, `registration.${word}`, { object, by });
  }
}

function playPlain(desk, deal, days) {
  const { random } = desk;
  const calm = deal.challenge === undefined && deal.extension === undefined && deal.refusal === undefined;
  if (deal.partner.id === 'P3' && deal.extension !== 'late') {
    // Ostrava registers by e-mail; the record is written one to six days later, now and then after the answer.
    const logged = days.registered + random.int(1, 6);
    const answered = calm ? days.approved : Math.max(days.approved, logged + 0.5);
    desk.submit('R1', deal.partner, logged);
    desk.approve('R1', answered);
    return;
  }
  desk.submit('R1', deal.partner, days.registered);
  if (deal.refusal === 'unanswered') return;
  if (deal.refusal === 'rejected') desk.answer('R1', 'rejected', days.approved);
  else desk.approve('R1', deal.challenge === 'owner.left' ? days.registered + 2.5 : days.approved);
}

/** The first form comes back; the rival's is complete on day three. */
function playReturnedRival(desk, deal, first) {
  desk.submit('R1', deal.partner, first);
  desk.answer('R1', 'returned', first + 1.1);
  desk.submit('R2', deal.rival, 3.6);
  desk.approve('R2', 4.7);
  desk.answer('R1', 'rejected', desk.random.chance(0.5) ? 4.2 : 5.2);
}

/** Two partners within hours; the first one stands. */
function playHours(random, desk, deal, facts) {
  const first = random.between(0.02, 0.12);
  if (random.chance(0.4)) facts.customerLetter = 'first';
  desk.submit('R1', deal.partner, first);
  desk.submit('R2', deal.rival, first + random.between(0.25, 0.7));
  desk.approve('R1', 1.6);
  desk.answer('R2', 'rejected', 1.8);
}

/** The protected partner holds off a rival, until the customer writes on day 70. */
function playLetter(random, desk, deal, days, facts) {
  const { registered: first, approved } = days;
  facts.relationship = random.pick(['none', 'second', 'both']);
  desk.submit('R1', deal.partner, first);
  desk.approve('R1', approved);
  const second = approved + random.between(3, 7);
  desk.submit('R2', deal.rival, second);
  desk.answer('R2', 'rejected', second + 1.3);
  desk.log.add(70.2, 'fact.changed', { by: MANAGER, data: { fact: 'customerLetter', value: 'second' } });
  desk.submit('R3', deal.rival, 70.6);
  desk.award('R3', 71.2);
  desk.approve('R3', 71.4);
  desk.ask('R1', 'withdrawn', 72.5);
}

/** Product and implementation register side by side. */
function playAcross(random, desk, deal, days, facts) {
  facts.relationship = random.pick(['none', 'none', 'first', 'second', 'both']);
  desk.submit('R1', deal.partner, days.registered);
  desk.approve('R1', days.approved);
  const settled = deal.shape === 'merge-settled';
  const second = settled ? 44.3 : days.approved + random.between(0.08, 0.4) * (days.end - days.approved - 6);
  desk.submit('R2', deal.rival, second, settled ? { account: 'duplicate' } : {});
  if (!settled && random.chance(0.1)) desk.answer('R2', 'rejected', second + 1.5);
  else if (settled || random.chance(0.95)) desk.approve('R2', second + 1.4);
}

function extend(desk, deal) {
  desk.ask('R1', 'extended', deal.extension === 'late' ? 93.4 : 88.4);
  if (deal.extension === 'twice') desk.ask('R1', 'extended', 116.4);
}
