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
}

export const PHASE = { timer: 0, inserted: 1, event: 2, recheck: 3 } as const;
export type Phase = (typeof PHASE)[keyof typeof PHASE];

/** Orders two moments. */
export function compareMoments(a: Moment, b: Moment): number {
  return a.position - b.position || a.phase - b.phase || a.at - b.at;
}

/** Just before the event at a position: everything earlier has happened, timers due at its instant included. */
export function beforeEvent(position: number, at: number): Moment {
  return { position, phase: PHASE.timer, at };
}

/** Just after the event at a position. */
export function afterEvent(position: number, at: number): Moment {
  return { position, phase: PHASE.event, at };
}
