import type { Domain } from '../model/cell.ts';
import { domainOfFact } from '../model/domains.ts';
import type { FactDefinition } from '../model/framework.ts';
import { CHALLENGE_EVENTS } from '../model/reserved.ts';
import { OTHER_TEXT } from '../replay/compileFramework.ts';
import { findDuty } from '../replay/findDuty.ts';
import type { Judgement } from './judgeEvent.ts';
import { findObject, judgeEvent } from './judgeEvent.ts';
import type { Simulation } from './simulateDeal.ts';

/** A value an event may carry. */
export interface EventField {
  readonly name: string;
  readonly domain: Domain;
  /** As the framework declares it. */
  readonly declared?: FactDefinition;
}

/** An event somebody could think of sending to an object. */
export interface EventOffer {
  readonly type: string;
  /** "deal", "registration/R1"; the next free key where the event begins an object. */
  readonly object: string;
  /** As if nobody in particular sent it with nothing in particular: `unknown` where that matters. */
  readonly judgement: Judgement;
  readonly fields: readonly EventField[];
  /** The role the framework holds responsible; undefined when it names none, or several. */
  readonly responsible?: string;
}

/** What can be sent to an object, and what else its path knows, each with what would come of it; in text order. */
export function offerEvents(simulation: Simulation, key: string): readonly EventOffer[] {
  const machine = findObject(simulation, key)?.lifecycle.machine;
  return [...(machine?.eventTypes ?? [])].map((type) => offer(simulation, type, key));
}

/** Events that would begin a new object, by lifecycle. */
export function offerBeginnings(simulation: Simulation): readonly EventOffer[] {
  const { lifecycles } = simulation.compiled;
  return [...lifecycles].flatMap(([lifecycle, { machine }]) => {
    if (lifecycle === 'deal') return [];
    const key = freeKey(simulation, lifecycle);
    return [...machine.createdBy].map((type) => offer(simulation, type, key));
  });
}

/** What may happen in the deal besides its path: duties done, decisions asked, a lead taken, a challenge. */
export function offerOccurrences(simulation: Simulation): readonly EventOffer[] {
  const { compiled, objects } = simulation;
  const { activities, framework } = compiled;
  const asked = [...framework.decisions.values()].flatMap((decision) => decision.on);
  const registered = objects.some(({ object }) => object.lifecycle === 'registration');
  const types = new Set([
    ...activities,
    'lead.changed',
    ...(registered ? ['registration.awarded'] : []),
    ...asked,
    ...CHALLENGE_EVENTS,
  ]);
  return [...types]
    .map((type) => offer(simulation, type, 'deal'))
    .filter(({ judgement }) => judgement.kind === 'noted');
}

function offer(simulation: Simulation, type: string, object: string): EventOffer {
  const responsible = findResponsible(simulation, type, object);
  return {
    type,
    object,
    judgement: judgeEvent(simulation, { type, object, by: {}, data: new Map() }),
    fields: listFields(simulation, type, object),
    ...(responsible === undefined ? {} : { responsible }),
  };
}

function findResponsible(simulation: Simulation, type: string, key: string): string | undefined {
  const { compiled, history, moment } = simulation;
  const lived = findObject(simulation, key) ?? findObject(simulation, 'deal');
  if (!lived || !compiled.activities.has(type)) return undefined;
  const { object, state } = lived;
  const place = { object, step: { moment, move: 'sync', before: state, after: state } } as const;
  const possible = findDuty({ compiled, history }, place, type)?.possible ?? [];
  return possible.length === 1 ? possible[0] : undefined;
}

/** What an event may carry: what it declares, what conditions ask of it, and what a registration tells. */
function listFields(simulation: Simulation, type: string, object: string): readonly EventField[] {
  const { compiled } = simulation;
  const { framework } = compiled;
  const fields = new Map<string, EventField>();
  const add = (name: string, domain: Domain | undefined, declared?: FactDefinition): void => {
    if (domain && !fields.has(name)) fields.set(name, { name, domain, ...(declared ? { declared } : {}) });
  };
  for (const [name, declared] of framework.events.get(type)?.data ?? [])
    add(name, domainOfFact(declared), declared);
  const lifecycle = object.split('/')[0] ?? object;
  const asked = compiled.lifecycles.get(lifecycle);
  asked?.machine.guards.forEach(({ transition: { transition } }, guard) => {
    if (transition.trigger.kind !== 'event' || transition.trigger.type !== type) return;
    for (const test of asked.guards[guard]?.data.values() ?? []) add(test.column, withoutOther(test.domain));
  });
  if (lifecycle === 'registration')
    for (const [name, fact] of framework.facts)
      if (fact.of === 'registration') add(name, domainOfFact(fact), fact);
  for (const [name, domain] of neutralFields(simulation, type)) add(name, domain);
  return [...fields.values()];
}

/** What the events that every framework understands carry. */
function neutralFields(
  { compiled, script, objects }: Simulation,
  type: string,
): readonly (readonly [string, Domain])[] {
  const { roles, partnerTypes } = compiled.framework;
  switch (type) {
    case 'lead.changed':
      return [['lead', { kind: 'enum', values: [...roles.keys()] }]];
    case 'registration.awarded': {
      const keys = objects.flatMap(({ object: { key, lifecycle } }) =>
        lifecycle === 'registration' ? [key] : [],
      );
      return [['registration', { kind: 'enum', values: keys }]];
    }
    case 'partner.replaced':
      return [
        ['partner', { kind: 'enum', values: script.partners.map(({ id }) => id) }],
        ['partnerType', { kind: 'enum', values: [...partnerTypes.keys()] }],
      ];
    default:
      return [];
  }
}

function withoutOther(domain: Domain | undefined): Domain | undefined {
  if (domain?.kind !== 'enum') return domain;
  return { kind: 'enum', values: domain.values.filter((value) => value !== OTHER_TEXT) };
}

/** "registration/R2" after "registration/R1". */
function freeKey({ objects }: Simulation, lifecycle: string): string {
  const letter = lifecycle.charAt(0).toUpperCase();
  for (let count = 1; ; count += 1) {
    const key = `${lifecycle}/${letter}${String(count)}`;
    if (!objects.some(({ object }) => object.key === key)) return key;
  }
}
