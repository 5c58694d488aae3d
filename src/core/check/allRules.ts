import type { CheckRule } from './checkRule.ts';
import { alwaysCycles } from './rules/alwaysCycles.ts';
import { answers } from './rules/answers.ts';
import { cells } from './rules/cells.ts';
import { circularReads } from './rules/circularReads.ts';
import { columns } from './rules/columns.ts';
import { decisionHoles } from './rules/decisionHoles.ts';
import { durationNames } from './rules/durationNames.ts';
import { duties } from './rules/duties.ts';
import { eventTypes } from './rules/eventTypes.ts';
import { factNames } from './rules/factNames.ts';
import { finalOutgoing } from './rules/finalOutgoing.ts';
import { guardsOnEvents } from './rules/guardsOnEvents.ts';
import { initialStates } from './rules/initialStates.ts';
import { knownEvents } from './rules/knownEvents.ts';
import { lengths } from './rules/lengths.ts';
import { machineIds } from './rules/machineIds.ts';
import { machineKeys } from './rules/machineKeys.ts';
import { ownStateGuards } from './rules/ownStateGuards.ts';
import { phrases } from './rules/phrases.ts';
import { postponements } from './rules/postponements.ts';
import { reachableOutcomes } from './rules/reachableOutcomes.ts';
import { reachableStates } from './rules/reachableStates.ts';
import { regionCrossings } from './rules/regionCrossings.ts';
import { reservedAnswers } from './rules/reservedAnswers.ts';
import { roles } from './rules/roles.ts';
import { rootsNotParallel } from './rules/rootsNotParallel.ts';
import { shadowedTransitions } from './rules/shadowedTransitions.ts';
import { stages } from './rules/stages.ts';
import { stateKeys } from './rules/stateKeys.ts';
import { stateKinds } from './rules/stateKinds.ts';
import { targets } from './rules/targets.ts';
import { timers } from './rules/timers.ts';
import { visibility } from './rules/visibility.ts';

/** Every rule of the check. */
export const ALL_RULES: readonly CheckRule[] = [
  alwaysCycles,
  answers,
  cells,
  circularReads,
  columns,
  decisionHoles,
  durationNames,
  duties,
  eventTypes,
  factNames,
  finalOutgoing,
  guardsOnEvents,
  initialStates,
  knownEvents,
  lengths,
  machineIds,
  machineKeys,
  ownStateGuards,
  phrases,
  postponements,
  reachableOutcomes,
  reachableStates,
  regionCrossings,
  reservedAnswers,
  roles,
  rootsNotParallel,
  shadowedTransitions,
  stages,
  stateKeys,
  stateKinds,
  targets,
  timers,
  visibility,
];
