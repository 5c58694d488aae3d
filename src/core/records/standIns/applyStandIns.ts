import type { FactValue } from '../../model/cell.ts';
import type { Deal } from '../../model/deal.ts';
import type { JsonObject } from '../../model/framework.ts';
import type { RecordedObject } from '../history/history.ts';
import { labelOf } from '../mapping/lineIndex.ts';
import type { ActorLine, StandIn } from '../mapping/mapping.ts';

/** A deal with what is known of its records beyond what a deal tells; instants in epoch ms. */
export interface DealWithRecords {
  readonly deal: Deal;
  /** The system's own deals. */
  readonly objects: readonly RecordedObject[];
  /** When the opportunity came to be. */
  readonly openedMs: number | undefined;
  /** When the first registration did. */
  readonly registeredMs: number | undefined;
  readonly closedMs: number | undefined;
}

/** For how many deals a stand-in would speak. */
export interface StandInCount {
  /** Index among the stand-ins. */
  readonly index: number;
  /** Deals of which the record does not say it. */
  readonly silent: number;
  /** Of those, deals it can be inferred for. */
  readonly inferred: number;
}

/** How it is told where it was inferred. */
const INFERRED: Readonly<Record<StandIn['kind'], string>> = {
  'registered-first': 'registration before opportunity creation',
  'won-before': 'earlier won deal on the account',
  'owner-at-close': 'owner at close',
};

/**
 * Lets the accepted stand-ins speak where the record is silent, and counts for all of them how often they would. What was inferred says so in
 * the deal's `knownFrom`. The first stand-in for the same fact goes before later ones.
 */
export function applyStandIns(
  deals: readonly DealWithRecords[],
  standIns: readonly StandIn[],
  actors: readonly ActorLine[],
): { readonly deals: readonly Deal[]; readonly counts: readonly StandInCount[] } {
  const wins = findWins(deals);
  const counts = standIns.map((_, index) => ({ index, silent: 0, inferred: 0 }));
  const told = deals.map((known) => {
    let { deal } = known;
    standIns.forEach((standIn, index) => {
      const count = counts[index];
      if (!count || !isSilent(known.deal, standIn)) return;
      count.silent += 1;
      const value = infer(known, standIn, wins, actors);
      if (value === undefined) return;
      count.inferred += 1;
      if (standIn.accepted && isSilent(deal, standIn)) deal = withInferred(deal, standIn, value);
    });
    return deal;
  });
  return { deals: told, counts };
}

/** The instants at which deals were won, by account. */
function findWins(deals: readonly DealWithRecords[]): ReadonlyMap<string, number> {
  const wins = new Map<string, number>();
  for (const { deal, closedMs } of deals) {
    if (deal.outcome !== 'won' || deal.account === undefined || closedMs === undefined) continue;
    wins.set(deal.account, Math.min(wins.get(deal.account) ?? Infinity, closedMs));
  }
  return wins;
}

function isSilent(deal: Deal, standIn: StandIn): boolean {
  if (standIn.kind === 'owner-at-close')
    return deal.lead === undefined && !deal.events.some(({ type }) => type === 'lead.changed');
  const { fact } = standIn;
  return (
    !deal.facts.has(fact) &&
    !deal.events.some(({ type, data }) => type === 'fact.changed' && data.get('fact') === fact)
  );
}

function infer(
  known: DealWithRecords,
  standIn: StandIn,
  wins: ReadonlyMap<string, number>,
  actors: readonly ActorLine[],
): FactValue | undefined {
  const { deal, openedMs, registeredMs } = known;
  switch (standIn.kind) {
    case 'registered-first':
      if (openedMs === undefined) return undefined;
      return registeredMs !== undefined && registeredMs < openedMs ? standIn.then : standIn.otherwise;
    case 'won-before':
      if (openedMs === undefined || deal.account === undefined) return undefined;
      return (wins.get(deal.account) ?? Infinity) < openedMs ? standIn.then : standIn.otherwise;
    case 'owner-at-close': {
      const owner = ownerAt(known, standIn.type, standIn.field);
      if (!owner) return undefined;
      const role = standIn.roles.get(owner.label) ?? standIn.roles.get(owner.value);
      const acting = actors.find(
        ({ user, event, role: own }) =>
          own !== undefined && event === undefined && (user === owner.label || user === owner.value),
      );
      return role ?? acting?.role ?? standIn.otherwise;
    }
  }
}

/** The last owner before the deal ended. */
function ownerAt(
  { objects, closedMs }: DealWithRecords,
  type: string,
  name: string,
): { readonly label: string; readonly value: string } | undefined {
  for (const object of objects) {
    if (object.type !== type) continue;
    const changes = object.changes.filter(({ field }) => field === name);
    const last = changes.findLast(({ time }) => (time.ms ?? -Infinity) <= (closedMs ?? Infinity));
    const [first] = changes;
    const owner = last ?? (first ? { value: first.before, label: undefined } : object.fields.get(name));
    if (owner?.value !== undefined)
      return { label: labelOf(owner.value, owner.label), value: String(owner.value) };
  }
  return undefined;
}

function withInferred(deal: Deal, standIn: StandIn, value: FactValue): Deal {
  const inferred: JsonObject = { inferred: INFERRED[standIn.kind] };
  const isLead = standIn.kind === 'owner-at-close';
  const knownFrom = new Map(deal.knownFrom).set(isLead ? 'lead' : `facts.${standIn.fact}`, inferred);
  return isLead
    ? { ...deal, lead: String(value), knownFrom }
    : { ...deal, facts: new Map(deal.facts).set(standIn.fact, value), knownFrom };
}
