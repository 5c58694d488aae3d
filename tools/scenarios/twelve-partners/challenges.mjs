import { ACQUIRED_ON } from './story.mjs';
import { dayOf } from './berlinTime.mjs';

const MANAGER = { side: 'vendor', role: 'partner-manager' };
const OPERATIONS = { side: 'vendor' };

/**
 * Adds what no plan foresees: people leave, accounts merge, partners are swapped or bought.
 * @param {import('./random.mjs').Random} random @param {import('./eventLog.mjs').EventLog} log @param {import('./castDeals.mjs').Cast} deal
 * @param {import('./timeline.mjs').Days} days
 */
export function addChallenge(random, log, deal, days) {
  const decided = (day, decision, answer) => log.add(day, 'decision.made', { by: MANAGER, data: { decision, answer } });
  switch (deal.challenge) {
    case undefined:
      return;
    case 'partner.replaced':
      log.add(70.3, 'partner.replaced', { by: MANAGER, data: { from: deal.partner.id, to: deal.rival.id } });
      if (random.chance(0.6)) decided(70.4, 'partnerReplaced', 'takes-over');
      return;
    case 'owner.left':
      log.add(days.registered + 1.1, 'owner.left', { by: OPERATIONS, data: { role: 'vendor-ae' } });
      if (random.chance(0.6)) decided(days.registered + 1.5, 'ownerLeft', 'partner-manager');
      return;
    case 'account.merged':
      log.add(deal.shape === 'merge-settled' ? 120.5 : Math.min(0.55 * days.end, 60), 'account.merged', {
        by: OPERATIONS,
        data: { survivor: 'original', merged: 'duplicate' },
      });
      return;
    case 'partner.acquired':
      log.add(dayOf(ACQUIRED_ON) - days.start + 0.5, 'partner.acquired', {
        by: OPERATIONS,
        data: { partner: deal.partner.id },
      });
      return;
    case 'deal.split':
      log.add(0.6 * days.end, 'deal.split', { by: { side: 'vendor', role: 'vendor-ae' }, data: { parts: 2 } });
      return;
    case 'deal.reopened':
      log.add(days.end + 40, 'deal.reopened', { by: { side: 'vendor', role: 'vendor-ae' } });
      return;
    case 'partner.added':
      log.add(0.45 * days.end, 'partner.added', { by: MANAGER, data: { partner: 'P10' } });
      if (random.chance(0.5)) decided(0.45 * days.end + 1, 'partnerAdded', 'own-registration');
      return;
    case 'account.transferred':
      log.add(0.5 * days.end, 'account.transferred', { by: OPERATIONS });
      decided(0.5 * days.end + 1, 'accountTransferred', 'moves');
      return;
    default:
      throw new Error(`nobody plays ${deal.challenge}`);
  }
}
