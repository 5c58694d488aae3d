import type { DueSource, InstantSource, Witness } from './witness.ts';

/**
 * A point in a replay. Within one position (one recorded event) things happen in phases: timers that fell due before it, steps inserted
 * before it, the event itself, and the second look that others take after it.
 */
export interface Moment {
  /** Position of the recorded event by time; the number of events at the record's end. */
  readonly position: number;
  readonly phase: Phase;
  /** Epoch ms. */
  readonly at: number;
  /** The clock that struck at this instant; absent when it is the instant of the event at `position`. */
  readonly due?: DueSource;
}

export const PHASE = { timer: 0, inserted: 1, event: 2, recheck: 3 } as const;
export type Phase = (typeof PHASE)[keyof typeof PHASE];

/** Where the instant of a moment comes from. */
export function sourceOf({ due, position }: Moment): InstantSource {
  return due ?? position;
}

/** Orders two moments. */
export function compareMoments(a: Moment, b: Moment, witness: Witness | undefined): number {
  const order = a.position - b.position || a.phase - b.phase;
  if (order !== 0) return order;
  if (witness && a.due !== b.due) witness.compared(sourceOf(a), sourceOf(b));
  return a.at - b.at;
}

/** Just before the event at a position: everything earlier has happened, timers due at its instant included. */
export function beforeEvent(position: number, at: number): Moment {
  return { position, phase: PHASE.timer, at };
}

/** Just after the event at a position. */
export function afterEvent(position: number, at: number): Moment {
  return { position, phase: PHASE.event, at };
}
