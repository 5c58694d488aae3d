import { LAST_DAY, dayOf, isWorkday } from './berlinTime.mjs';
import { normalQuantile } from './random.mjs';
import { ACQUIRED_ON, MEDIAN_CLEAN, MEDIAN_DISPUTED } from './story.mjs';

const SPREAD_CLEAN = 0.36;
const SPREAD_DISPUTED = 0.3;

/** Shortest cycle in which the deal's story fits. @param {import('./castDeals.mjs').Cast} deal */
function neededDays(deal) {
  if (deal.shape === 'merge-settled') return 126;
  if (deal.extension === 'twice') return 122;
  if (deal.extension === 'late') return 98;
  if (deal.extension === 'in-time') return 94;
  if (deal.shape === 'letter') return 84;
  if (deal.shape === 'merge-open') return 50;
  if (deal.shape === 'plain') return 0;
  return 32;
}

/** Days after the first event on which people must be at work. @param {import('./castDeals.mjs').Cast} deal */
function anchorsOf(deal) {
  if (deal.shape === 'merge-settled') return [120];
  if (deal.extension === 'twice') return [88, 116];
  if (deal.extension === 'late') return [93];
  if (deal.extension === 'in-time') return [88];
  if (deal.shape === 'letter') return [70];
  if (deal.shape === 'returned-rival') return [1, 3];
  return [];
}

/**
 * Gives every deal its cycle in days (log-normal, by quantiles, so that the medians are exact) and its first day.
 * @param {import('./random.mjs').Random} random @param {import('./castDeals.mjs').Cast[]} deals
 * @returns {Map<import('./castDeals.mjs').Cast, { start: number, cycle: number }>}
 */
export function planDays(random, deals) {
  const plans = new Map();
  for (const disputed of [true, false]) {
    const group = deals.filter((deal) => deal.disputed === disputed);
    const lengths = disputed
      ? drawLengths(group.length, MEDIAN_DISPUTED, SPREAD_DISPUTED)
      : drawLengths(group.length, MEDIAN_CLEAN, SPREAD_CLEAN);
    for (const [deal, cycle] of fitLengths(random, group, lengths)) plans.set(deal, { start: 0, cycle });
  }
  const quickest = deals
    .filter((deal) => !deal.disputed && deal.shape === 'plain' && !deal.challenge && !deal.refusal)
    .sort((a, b) => plans.get(a).cycle - plans.get(b).cycle)
    .slice(0, 2);
  for (const deal of deals) {
    const plan = plans.get(deal);
    const [low, high] = quickest.includes(deal) ? [0, 4] : startWindow(deal, plan.cycle);
    plan.start = findStart(random, deal, plan.cycle, low, high);
  }
  return plans;
}

function drawLengths(count, median, spread) {
  return Array.from({ length: count }, (_, index) =>
    Math.round(median * Math.exp(spread * normalQuantile((index + 0.5) / count))),
  );
}

function fitLengths(random, group, lengths) {
  const fitted = new Map();
  const left = [...lengths];
  const demanding = random.shuffle(group).sort((a, b) => neededDays(b) - neededDays(a));
  const newest = demanding.find((deal) => deal.first);
  const quarter = left.reduce((best, length) => (Math.abs(length - 91) < Math.abs(best - 91) ? length : best));
  if (newest) {
    fitted.set(newest, quarter);
    left.splice(left.indexOf(quarter), 1);
  }
  for (const deal of demanding) {
    if (deal === newest) continue;
    const enough = left.filter((length) => length >= neededDays(deal) && fitsWeek(deal, length));
    if (enough.length === 0) throw new Error(`no cycle of ${neededDays(deal)} days is left for ${deal.shape}`);
    const length = random.pick(enough);
    fitted.set(deal, length);
    left.splice(left.indexOf(length), 1);
  }
  return fitted;
}

/** Whether some working day can be the first so that all fixed days are working days, holidays aside. */
function fitsWeek(deal, cycle) {
  return [0, 1, 2, 3, 4].some((weekday) => [cycle, ...anchorsOf(deal)].every((day) => (weekday + day) % 7 < 5));
}

function startWindow(deal, cycle) {
  if (deal.challenge === 'partner.acquired') {
    const day = dayOf(ACQUIRED_ON);
    return [day - Math.floor(cycle * 0.7), day - Math.floor(cycle * 0.3)];
  }
  if (deal.first) return [dayOf('2025-05-19'), dayOf('2025-05-30')];
  if (deal.partner.id === 'P12') return [dayOf('2025-06-02'), LAST_DAY - cycle];
  const after = deal.challenge === 'deal.reopened' ? 60 : 0;
  return [0, LAST_DAY - cycle - after];
}

function findStart(random, deal, cycle, low, high) {
  const anchors = [0, cycle, ...anchorsOf(deal)];
  const fits = [];
  for (let day = low; day <= high; day++) if (anchors.every((anchor) => isWorkday(day + anchor))) fits.push(day);
  if (fits.length === 0) throw new Error(`no first day fits ${deal.shape} of ${cycle} days`);
  return random.pick(fits);
}
