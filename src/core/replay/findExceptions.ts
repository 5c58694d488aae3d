import type { PreparedDeal } from './prepareDeal.ts';

/** Whether the record grants an exception from a decision for what happened instead (design §4.4). */
export function hasException(prepared: PreparedDeal, decision: string, actual: string): boolean {
  return prepared.events.some(({ event }) => {
    if (event.type !== 'exception.granted' || event.data.get('decision') !== decision) return false;
    const granted = event.data.get('answer');
    return granted === undefined || granted === actual;
  });
}
