import type { MachineState } from '../machine/index.ts';
import type { PreparedObject } from './prepareDeal.ts';

interface Registration {
  readonly object: PreparedObject;
  readonly state: MachineState;
}

/**
 * The registration that stands among those that exist, earliest first: the last awarded one if active, else the earliest in a `granted`
 * state, else the earliest `active`, else the latest (design §2, derived facts).
 */
export function chooseStanding(
  registrations: readonly Registration[],
  awarded: string | undefined,
): Registration | undefined {
  return (
    registrations.find(({ object, state }) => object.key === awarded && state.tags.has('active')) ??
    registrations.find(({ state }) => state.tags.has('granted')) ??
    registrations.find(({ state }) => state.tags.has('active')) ??
    registrations.at(-1)
  );
}
