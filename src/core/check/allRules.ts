import type { CheckRule } from './checkRule.ts';
import { accountability } from './rules/accountability.ts';
import { alwaysCycles } from './rules/alwaysCycles.ts';
import { answers } from './rules/answers.ts';
import { cells } from './rules/cells.ts';
import { challenges } from './rules/challenges.ts';
import { circularReads } from './rules/circularReads.ts';
import { clockStarts } from './rules/clockStarts.ts';
import { columns } from './rules/columns.ts';
import { deadlines } from './rules/deadlines.ts';
import { decisionCases } from './rules/decisionCases.ts';
import { decisionHoles } from './rules/decisionHoles.ts';
import { durationNames } from './rules/durationNames.ts';
import { duties } from './rules/duties.ts';
import { dutyAnswers } from './rules/dutyAnswers.ts';
import { eventTypes } from './rules/eventTypes.ts';
import { factNames } from './rules/factNames.ts';
import { finalOutgoing } from './rules/finalOutgoing.ts';
import { guardsOnEvents } from './rules/guardsOnEvents.ts';
import { initialStates } from './rules/initialStates.ts';
import { knownEvents } from './rules/knownEvents.ts';
import { lengths } from './rules/lengths.ts';
import { machineIds } from './rules/machineIds.ts';
import { machineKeys } from './rules/machineKeys.ts';
import { ownership } from './rules/ownership.ts';
import { ownStateGuards } from './rules/ownStateGuards.ts';
import { pathEnds } from './rules/pathEnds.ts';
import { phrases } from './rules/phrases.ts';
import { postponements } from './rules/postponements.ts';
import { practice } from './rules/practice.ts';
import { prose } from './rules/prose.ts';
import { reachableOutcomes } from './rules/reachableOutcomes.ts';
import { reachableStates } from './rules/reachableStates.ts';
import { regionCrossings } from './rules/regionCrossings.ts';
import { registrations } from './rules/registrations.ts';
import { reservedAnswers } from './rules/reservedAnswers.ts';
import { rigidity } from './rules/rigidity.ts';
import { roles } from './rules/roles.ts';
import { rootsNotParallel } from './rules/rootsNotParallel.ts';
import { shadowedTransitions } from './rules/shadowedTransitions.ts';
import { sharing } from './rules/sharing.ts';
import { stages } from './rules/stages.ts';
import { stateKeys } from './rules/stateKeys.ts';
import { stateKinds } from './rules/stateKinds.ts';
import { targets } from './rules/targets.ts';
import { timers } from './rules/timers.ts';
import { trackingOnly } from './rules/trackingOnly.ts';
import { unusedNames } from './rules/unusedNames.ts';
import { visibility } from './rules/visibility.ts';

/** Every rule of the check. */
export const ALL_RULES: readonly CheckRule[] = [
  accountability,
  alwaysCycles,
  answers,
  cells,
  challenges,
  circularReads,
  clockStarts,
  columns,
  deadlines,
  decisionCases,
  decisionHoles,
  durationNames,
  duties,
  dutyAnswers,
  eventTypes,
  factNames,
  finalOutgoing,
  guardsOnEvents,
  initialStates,
  knownEvents,
  lengths,
  machineIds,
  machineKeys,
  ownership,
  ownStateGuards,
  pathEnds,
  phrases,
  postponements,
  practice,
  prose,
  reachableOutcomes,
  reachableStates,
  regionCrossings,
  registrations,
  reservedAnswers,
  rigidity,
  roles,
  rootsNotParallel,
  shadowedTransitions,
  sharing,
  stages,
  stateKeys,
  stateKinds,
  targets,
  timers,
  trackingOnly,
  unusedNames,
  visibility,
];
