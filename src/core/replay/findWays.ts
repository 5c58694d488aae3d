import type {
  CompiledLifecycle,
  GuardAnswers,
  MachineState,
  MachineStep,
  MachineTrigger,
} from '../machine/index.ts';
import type { GuardOutcomes, GuardReader } from './guardReader.ts';
import type { Moment } from './moment.ts';
import type { PreparedEvent } from './prepareDeal.ts';

/** One step, the guard answers that give it, and which of the ways to fill in the unknown it is. */
interface EventWay {
  readonly step: MachineStep;
  readonly answers: GuardAnswers;
  readonly variant: number;
}

/** What an event can lead to from a state, over every value that what the record lacks may have. */
export interface EventWays {
  /** Outcome of each guard that was asked, by number. */
  readonly outcomes: GuardOutcomes;
  /** One step per distinct result, with the first way to fill in the unknown that gives it. Never empty. */
  readonly steps: readonly EventWay[];
  /** Answers with everything unknown counted as refusing. */
  readonly sure: readonly boolean[];
  /** Names of what is unknown, if that makes a difference. */
  readonly missing: readonly string[];
}

/** Asks the guards an event can reach just before it, and XState what comes of their answers. Undefined when no active state listens. */
export function findWays(
  machine: CompiledLifecycle,
  guards: GuardReader,
  state: MachineState,
  event: PreparedEvent,
  moment: Moment,
): EventWays | undefined {
  const { type } = event.event;
  const candidates = machine.candidates(state, type);
  if (candidates.length === 0) return undefined;
  const trigger: MachineTrigger = { kind: 'event', type };
  const outcomes = guards.outcomes(trigger, moment, event);
  const unknown = candidates
    .flatMap(({ guard }) => guard ?? [])
    .filter((guard) => outcomes[guard] === 'unknown');
  const sure = machine.guards.map((_, guard) => outcomes[guard] === 'held');
  const choices = unknown.length === 0 ? [[]] : guards.possibleAnswers(unknown, moment, event);
  const distinct = new Map<string, EventWay>();
  choices.forEach((choice, variant) => {
    const answers = sure.slice();
    unknown.forEach((guard, place) => (answers[guard] = choice[place] === true));
    const step = machine.step(state, trigger, answers);
    const result = resultOf(step);
    if (!distinct.has(result)) distinct.set(result, { step, answers, variant });
  });
  return {
    outcomes,
    steps: [...distinct.values()],
    sure,
    missing: distinct.size > 1 ? guards.unknownFacts(unknown, moment, event) : [],
  };
}

/** Where a step leads: state and clocks, whichever transitions it takes. */
function resultOf({ accepted, next, effects }: MachineStep): string {
  const clocks = effects.map(({ kind, timer }) => `${kind} ${timer.eventType}`).join();
  return `${accepted ? 'y' : 'n'}${String(next.index)}:${clocks}`;
}
