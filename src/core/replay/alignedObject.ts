import type { MachineState } from '../machine/index.ts';
import type { MoveKind } from '../model/run.ts';
import type { ArmedTimer } from './armedTimers.ts';
import type { Moment } from './moment.ts';
import type { PreparedEvent, PreparedObject } from './prepareDeal.ts';

/** One step of the explanation of one object. */
export interface ObjectStep {
  readonly moment: Moment;
  readonly move: MoveKind;
  readonly before: MachineState;
  readonly after: MachineState;
  /** Orders of the transitions taken. */
  readonly taken: readonly number[];
  readonly timers: readonly ArmedTimer[];
  /** Recorded event consumed or left out. */
  readonly event?: PreparedEvent;
  /** Event type of an inserted step. */
  readonly inserted?: string;
  /** Guard number that refused: overridden, or waived with a charge in an inserted step. */
  readonly refused?: number;
  /** Timer that fired. */
  readonly fired?: ArmedTimer;
  /** Facts that were unknown though the choice mattered. */
  readonly missing: readonly string[];
  /** Left out at no cost. */
  readonly free: boolean;
  /** The step, or the state it leaves, rests on a clock that an inserted step started. */
  readonly assumed: boolean;
}

/** The cheapest explanation of one object. */
export interface AlignedObject {
  readonly object: PreparedObject;
  readonly steps: readonly ObjectStep[];
  readonly cost: number;
  /** Own events that count as departures when left out. */
  readonly events: number;
  /** Cheapest way to the required end with every event left out, a beginning the record lacks included. */
  readonly completion: number;
  /** The required end could not be reached, so any was allowed. */
  readonly endWaived: boolean;
}
