import type { Deal, DealEvent } from '../model/deal.ts';
import type { JsonObject } from '../model/framework.ts';
import type { Asked, RecallAnswer } from './recallCard.ts';

/** What an answer says, whoever gave it. */
export type Remembered = Pick<RecallAnswer, 'kind' | 'fact' | 'value' | 'at'>;

/** The event by which a remembered answer is told; facts are told by the deal itself. */
const EVENT_OF = {
  lead: 'lead.changed',
  dispute: 'customer.disputed',
  conflict: 'registration.awarded',
} as const;

/** Puts what people remembered into the deals. Answers about deals that are not here, and those that do not know, change nothing. */
export function applyAnswers(deals: readonly Deal[], answers: readonly RecallAnswer[]): readonly Deal[] {
  const byDeal = new Map<string, RecallAnswer[]>();
  for (const answer of answers) byDeal.set(answer.deal, [...(byDeal.get(answer.deal) ?? []), answer]);
  return deals.map((deal) =>
    (byDeal.get(deal.id) ?? []).reduce((told, answer) => {
      const { recalledBy, on, why } = answer;
      return applyAnswer(told, answer, { recalledBy, on, ...(why === undefined ? {} : { why }) });
    }, deal),
  );
}

/**
 * Puts one answer into a deal, in place of what was remembered of the same before. A fact counts from the first event; who led is told at the first event, a dispute
 * and whose registration stood right after the framework asks. What the record says itself stays.
 */
export function applyAnswer(deal: Deal, answer: Remembered, source: JsonObject): Deal {
  const { kind, fact, value } = answer;
  if (value === undefined) return deal;
  const told = takeBack(deal, answer);
  switch (kind) {
    case 'fact':
      if (fact === undefined || told.facts.has(fact)) return told;
      return {
        ...told,
        facts: new Map(told.facts).set(fact, value),
        knownFrom: new Map(told.knownFrom).set(`facts.${fact}`, source),
      };
    case 'lead':
      return withEvent(told, 0, { type: EVENT_OF.lead, data: new Map([['lead', value]]), source });
    case 'dispute':
      return value === true
        ? withEvent(told, placeOf(told, answer), { type: EVENT_OF.dispute, data: new Map(), source })
        : told;
    case 'conflict':
      return withEvent(told, placeOf(told, answer), {
        type: EVENT_OF.conflict,
        data: new Map([['registration', value]]),
        source,
      });
  }
}

/** Takes what somebody remembered of this out of a deal; what was recorded stays. */
export function takeBack(deal: Deal, { kind, fact }: Asked): Deal {
  if (kind === 'fact') return withoutParts(deal, (part) => part === `facts.${fact ?? ''}`);
  const events = deal.events.filter(({ type, source }) => type !== EVENT_OF[kind] || !isRecalled(source));
  return events.length === deal.events.length ? deal : { ...deal, events };
}

/** Leaves out whatever somebody remembered, so that it can be counted apart from what was recorded. */
export function withoutRecalled(deal: Deal): Deal {
  return {
    ...withoutParts(deal, () => true),
    events: deal.events.filter(({ source }) => !isRecalled(source)),
  };
}

/** Leaves out those facts that somebody remembered and that are meant. */
function withoutParts(deal: Deal, isMeant: (part: string) => boolean): Deal {
  const { knownFrom, ...rest } = deal;
  const kept = new Map(
    [...(knownFrom ?? [])].filter(([part, source]) => !isMeant(part) || !isRecalled(source)),
  );
  if (kept.size === (knownFrom?.size ?? 0)) return deal;
  const isKept = (fact: string): boolean =>
    kept.has(`facts.${fact}`) || knownFrom?.has(`facts.${fact}`) !== true;
  return {
    ...rest,
    facts: new Map([...deal.facts].filter(([fact]) => isKept(fact))),
    ...(kept.size > 0 ? { knownFrom: kept } : {}),
  };
}

function isRecalled(source: JsonObject | undefined): boolean {
  return source?.['recalledBy'] !== undefined;
}

/** After the events of the instant at which it was asked; at the end where there are none. */
function placeOf({ events }: Deal, { at }: Remembered): number {
  return events.findLastIndex((event) => event.at === at) + 1 || events.length;
}

/** Puts an event before the one at `place`, at the instant of its neighbour. A deal without events has no instant to put it at. */
function withEvent(deal: Deal, place: number, event: Pick<DealEvent, 'type' | 'data' | 'source'>): Deal {
  const near = deal.events[Math.max(0, place - 1)];
  if (!near) return deal;
  return { ...deal, events: deal.events.toSpliced(place, 0, { at: near.at, by: {}, ...event }) };
}
