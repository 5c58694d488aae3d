export { explainWays, type SeenCondition, type SeenWay } from './explainWays.ts';
export { canSend, findObject, judgeEvent, type Judgement } from './judgeEvent.ts';
export { nextClock, type NextClock } from './nextClock.ts';
export {
  offerBeginnings,
  offerEvents,
  offerOccurrences,
  type EventField,
  type EventOffer,
} from './offerEvents.ts';
export type { LiveObject } from './runObject.ts';
export { simulateDeal, type Simulation } from './simulateDeal.ts';
export {
  extendScript,
  passTime,
  setFact,
  timeOf,
  type SentEvent,
  type SimulationEntry,
  type SimulationScript,
} from './simulationScript.ts';
export { toEdgeCase } from './toEdgeCase.ts';
