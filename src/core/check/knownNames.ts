import { stagesOf } from '../model/domains.ts';
import type { Framework } from '../model/framework.ts';
import { CHALLENGE_EVENTS, NEUTRAL_EVENTS } from '../model/reserved.ts';
import { allStates, stateTreeOf } from './stateTree.ts';

/** Derived facts whose names no declared fact may take. */
export const DERIVED_FACTS = [
  'partnerType',
  'stage',
  'registration',
  'activeRegistrations',
  'hoursInStage',
] as const;

/** Derived facts of the registration decisions. */
export const REGISTRATION_FACTS = [
  'incumbentState',
  'incumbentPartnerType',
  'challengerPartnerType',
  'hoursApart',
] as const;

/** Names a column may have, for suggestions. */
export function knownColumns(framework: Framework, registration: boolean): readonly string[] {
  const facts = [...framework.facts.keys()];
  const columns = [
    ...facts,
    ...DERIVED_FACTS,
    ...[...framework.lifecycles.keys()].map((name) => `state.${name}`),
  ];
  if (!registration) return columns;
  const pairs = ['incumbent', 'challenger', 'same'].flatMap((party) =>
    facts.map((fact) => `${party}.${fact}`),
  );
  return [...columns, ...REGISTRATION_FACTS, ...pairs];
}

/** Event types that something emits or understands. Types at which a decision is asked do not count as known by that alone. */
export function knownEventTypes(framework: Framework): ReadonlySet<string> {
  const known = new Set<string>([...NEUTRAL_EVENTS, ...CHALLENGE_EVENTS, ...framework.events.keys()]);
  for (const lifecycle of framework.lifecycles.values()) {
    for (const type of lifecycle.createdBy) known.add(type);
  }
  for (const { node } of allStates(framework)) {
    for (const { trigger } of node.transitions) {
      if (trigger.kind === 'event') known.add(trigger.type);
    }
  }
  for (const row of framework.responsibilities) known.add(row.activity);
  return known;
}

/** Places where a duty can be due: "*", a stage, or a state as "lifecycle.path". */
export function knownDutyPlaces(framework: Framework): ReadonlySet<string> {
  const places = new Set<string>(['*', ...stagesOf(framework).map((stage) => stage.key)]);
  for (const lifecycle of framework.lifecycles.values()) {
    for (const { node } of stateTreeOf(lifecycle).entries) {
      if (node.path.length > 0) places.add([lifecycle.name, ...node.path].join('.'));
    }
  }
  return places;
}
