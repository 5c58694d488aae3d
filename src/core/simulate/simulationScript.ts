import { formatInstant } from '../clock/index.ts';
import type { FactValue } from '../model/cell.ts';
import type { Deal, DealEvent, Partner } from '../model/deal.ts';

/** Something the person did: sent an event, or let time pass. */
export type SimulationEntry =
  | { readonly kind: 'event'; readonly at: number; readonly event: SentEvent }
  | { readonly kind: 'wait'; readonly at: number };

/** An event as it is sent: now, to an object it names. */
export type SentEvent = Omit<DealEvent, 'at' | 'object'> & { readonly object: string };

/** A deal made up by hand: how it begins, and what is done to it. Instants are epoch ms. */
export interface SimulationScript {
  readonly startAt: number;
  readonly partnerType?: string;
  readonly partners: readonly Partner[];
  /** As the deal begins. */
  readonly facts: ReadonlyMap<string, FactValue>;
  /** In time order. */
  readonly entries: readonly SimulationEntry[];
}

/** The script with something more done, after the first `position` entries; later ones are dropped. */
export function extendScript(
  script: SimulationScript,
  position: number,
  ...more: readonly SimulationEntry[]
): SimulationScript {
  return { ...script, entries: [...script.entries.slice(0, position), ...more] };
}

/** The instant after the first `position` entries. */
export function timeOf(script: SimulationScript, position: number): number {
  return script.entries[position - 1]?.at ?? script.startAt;
}

/**
 * Time passes until an instant. A record begins with its first event; where there is none yet, a note opens it, so that the clocks of the
 * deal have something to run from.
 */
export function passTime(script: SimulationScript, position: number, until: number): SimulationScript {
  const begun = script.entries.slice(0, position).some(({ kind }) => kind === 'event');
  const opening: SimulationEntry = {
    kind: 'event',
    at: timeOf(script, position),
    event: { type: 'note', object: 'deal', by: {}, data: new Map([['text', 'the deal begins']]) },
  };
  return extendScript(script, position, ...(begun ? [] : [opening]), { kind: 'wait', at: until });
}

/**
 * A fact takes a value: from the start while nothing happened yet, by an event afterwards. Only at the start can it become unsaid again; later
 * that leaves the script alone.
 */
export function setFact(
  script: SimulationScript,
  position: number,
  fact: string,
  value: FactValue | undefined,
): SimulationScript {
  if (position === 0) return { ...withFirstFact(script, fact, value), entries: [] };
  if (value === undefined) return script;
  const data = new Map<string, FactValue>([
    ['fact', fact],
    ['value', value],
  ]);
  const event = { type: 'fact.changed', object: 'deal', by: {}, data };
  return extendScript(script, position, { kind: 'event', at: timeOf(script, position), event });
}

function withFirstFact(
  script: SimulationScript,
  fact: string,
  value: FactValue | undefined,
): SimulationScript {
  if (fact === 'partnerType') {
    const { partnerType: _before, ...rest } = script;
    return value === undefined ? rest : { ...rest, partnerType: String(value) };
  }
  const facts = new Map(script.facts);
  if (value === undefined) facts.delete(fact);
  else facts.set(fact, value);
  return { ...script, facts };
}

/** The record of the first `position` entries, as far as it goes: open, complete up to now. */
export function toOpenDeal(script: SimulationScript, position: number, id: string): Deal {
  const { partnerType, partners, facts } = script;
  return {
    id,
    ...(partnerType === undefined ? {} : { partnerType }),
    partners,
    facts,
    outcome: 'open',
    asOf: formatInstant(timeOf(script, position)),
    links: [],
    events: script.entries
      .slice(0, position)
      .flatMap((entry) => (entry.kind === 'event' ? [{ ...entry.event, at: formatInstant(entry.at) }] : [])),
  };
}
