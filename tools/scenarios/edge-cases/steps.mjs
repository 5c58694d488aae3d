/** What happens in a case, in words that no framework owns; a dialect turns each step into recorded events. */

const DAY_MS = 86_400_000;

/** The instant of a day and a time of day, counted from the case's first day. */
export function instantOf(start, day, time) {
  const date = new Date(Date.parse(`${start}T00:00:00Z`) + day * DAY_MS).toISOString().slice(0, 10);
  return `${date}T${time}:00Z`;
}

const step = (kind, day, time, more = {}) => ({ kind, day, time, ...more });

export const submitted = (day, time, registration, partner, more = {}) =>
  step('submitted', day, time, { registration, partner, ...more });
export const approved = (day, time, registration) => step('approved', day, time, { registration });
export const refused = (day, time, registration) => step('refused', day, time, { registration });
export const returned = (day, time, registration) => step('returned', day, time, { registration });
export const resubmitted = (day, time, registration, partner) =>
  step('resubmitted', day, time, { registration, partner });
export const extended = (day, time, registration, partner) => step('extended', day, time, { registration, partner });
export const awarded = (day, time, registration) =>
  step('plain', day, time, { type: 'registration.awarded', data: { registration } });
export const stage = (name, day, time = '10:00') => step('stage', day, time, { name });
export const won = (day, time = '16:00') => step('plain', day, time, { type: 'deal.won' });
export const lost = (day, time = '16:00') => step('plain', day, time, { type: 'deal.lost' });
export const leadChanged = (day, time, lead) => step('lead', day, time, { lead });
export const factChanged = (day, time, fact, value) =>
  step('plain', day, time, { type: 'fact.changed', data: { fact, value } });
/** An event as it stands, in every dialect. */
export const plain = (day, time, type, more = {}) => step('plain', day, time, { type, ...more });
/** An event of one dialect only. */
export const only = (dialect, inner) => ({ ...inner, dialect });
/** The clean rest of a deal that is won on a day. */
export const closing = (day) => [stage('pitch', day - 40), stage('close', day - 20), won(day)];
