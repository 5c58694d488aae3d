import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { initialTransition, transition } from 'xstate';

/** A machine without guards, clocks and memory, written out. State 0 is where it starts. */
export interface Automaton {
  readonly letters: readonly string[];
  /** By state and letter: the next state, -1 where the letter is refused. */
  readonly next: readonly (readonly number[])[];
  /** By state: where its letters lead, each state once. */
  readonly successors: readonly (readonly number[])[];
  /** By state: its value as text. */
  readonly names: readonly string[];
}

/** Writes out all states an XState machine reaches by some event types. */
export function exploreMachine(machine: AnyStateMachine, letters: readonly string[]): Automaton {
  const [start] = initialTransition(machine) as [AnyMachineSnapshot, unknown];
  const states = [start];
  const known = new Map([[JSON.stringify(start.value), 0]]);
  const next: number[][] = [];
  for (let state = 0; state < states.length; state += 1) {
    const snapshot = states[state] ?? start;
    next.push(
      letters.map((type) => {
        if (snapshot.status !== 'active' || machine.getTransitionData(snapshot, { type }).length === 0)
          return -1;
        const [after] = transition(machine, snapshot, { type }) as [AnyMachineSnapshot, unknown];
        const key = JSON.stringify(after.value);
        const place = known.get(key) ?? states.push(after) - 1;
        known.set(key, place);
        return place;
      }),
    );
  }
  const successors = next.map((row) => [...new Set(row.filter((to) => to >= 0))]);
  return { letters, next, successors, names: states.map(({ value }) => String(value as unknown)) };
}
