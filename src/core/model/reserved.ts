/** Event types the engine understands in every framework. */
export const NEUTRAL_EVENTS = [
  'fact.changed',
  'lead.changed',
  'registration.awarded',
  'decision.made',
  'exception.granted',
  'status.shared',
  'note',
] as const;

/** Event types that ask something of any framework. */
export const CHALLENGE_EVENTS = [
  'customer.disputed',
  'partner.added',
  'partner.replaced',
  'partner.acquired',
  'account.merged',
  'account.transferred',
  'deal.split',
  'deal.merged',
  'deal.reopened',
  'owner.left',
] as const;

/** Decisions with a fixed meaning and moment. */
export const RESERVED_DECISIONS = ['customerLead', 'registrationConflict', 'registrationSuccession'] as const;
