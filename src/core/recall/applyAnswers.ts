import type { Deal, DealEvent } from '../model/deal.ts';
import type { JsonObject } from '../model/framework.ts';
import type { RecallAnswer } from './recallCard.ts';

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
 * Puts one answer into a deal. A fact counts from the first event; who led is told at the first event, a dispute and whose registration stood at the last, as nobody
 * remembers the day. What the record says itself stays.
 */
export function applyAnswer(
  deal: Deal,
  { kind, fact, value }: Pick<RecallAnswer, 'kind' | 'fact' | 'value'>,
  source: JsonObject,
): Deal {
  if (value === undefined) return deal;
  switch (kind) {
    case 'fact':
      if (fact === undefined || deal.facts.has(fact)) return deal;
      return {
        ...deal,
        facts: new Map(deal.facts).set(fact, value),
        knownFrom: new Map(deal.knownFrom).set(`facts.${fact}`, source),
      };
    case 'lead':
      return withEvent(deal, 0, { type: 'lead.changed', data: new Map([['lead', value]]), source });
    case 'dispute':
      return value === true
        ? withEvent(deal, deal.events.length - 1, { type: 'customer.disputed', data: new Map(), source })
        : deal;
    case 'conflict':
      return withEvent(deal, deal.events.length, {
        type: 'registration.awarded',
        data: new Map([['registration', value]]),
        source,
      });
  }
}

/** Leaves out whatever somebody remembered, so that it can be counted apart from what was recorded. */
export function withoutRecalled(deal: Deal): Deal {
  const isRecalled = (source: JsonObject | undefined): boolean => source?.['recalledBy'] !== undefined;
  const recalled = [...(deal.knownFrom ?? [])]
    .filter(([, source]) => isRecalled(source))
    .map(([part]) => part);
  const { knownFrom, ...rest } = deal;
  const kept = new Map([...(knownFrom ?? [])].filter(([part]) => !recalled.includes(part)));
  return {
    ...rest,
    facts: new Map([...deal.facts].filter(([fact]) => !recalled.includes(`facts.${fact}`))),
    events: deal.events.filter(({ source }) => !isRecalled(source)),
    ...(kept.size > 0 ? { knownFrom: kept } : {}),
  };
}

/** Puts an event before the one at `place`, or after the last, at its instant. A deal without events has no instant to put it at. */
function withEvent(deal: Deal, place: number, event: Pick<DealEvent, 'type' | 'data' | 'source'>): Deal {
  const near = deal.events[Math.min(Math.max(0, place), deal.events.length - 1)];
  if (!near) return deal;
  const events = [...deal.events];
  events.splice(Math.max(0, place), 0, { at: near.at, by: {}, ...event });
  return { ...deal, events };
}
