import type { Simulation } from './simulateDeal.ts';

/** A clock that runs. */
export interface NextClock {
  readonly object: string;
  readonly duration: string;
  /** The state that armed it. */
  readonly state: string;
  readonly due: number;
}

/** The next clock to run out, of whichever object. */
export function nextClock({ objects }: Simulation): NextClock | undefined {
  let first: NextClock | undefined;
  for (const { object, clocks } of objects)
    for (const { timer, due } of clocks.timers)
      if (due < Infinity && (!first || due < first.due))
        first = { object: object.key, duration: timer.duration, state: timer.state, due };
  return first;
}
