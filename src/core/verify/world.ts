import { lifecycleOfColumn } from '../model/derivedReads.ts';
import type { FactValue } from '../model/cell.ts';
import type { MachineState } from '../machine/index.ts';
import type { ExplorationPlan } from './explorationPlan.ts';

/** Where every object stands at one moment, and what of its past matters from then on. */
export interface World {
  /** By slot; undefined before the object exists. */
  readonly states: readonly (MachineState | undefined)[];
  /** By slot: bit n is set once the n-th clock of its lifecycle that runs from an event has begun. */
  readonly begun: readonly number[];
  /** Slot of the registration awarded last, while that can still matter; -1 for none. */
  readonly awarded: number;
  /** Which scenario of the plan the facts are in. */
  readonly scenario: number;
}

/** Text that two worlds share exactly when nothing tells them apart. */
export function keyOfWorld({ states, begun, awarded, scenario }: World): string {
  let key = `${String(scenario)},${String(awarded)}`;
  for (let slot = 0; slot < states.length; slot += 1)
    key += `,${String(states[slot]?.index ?? -1)}.${String(begun[slot] ?? 0)}`;
  return key;
}

/** Slot of the registration that stands: chosen as replay chooses it (design §2, derived facts). */
export function standingSlot(plan: ExplorationPlan, { states, awarded }: World): number | undefined {
  const existing = plan.registrationSlots.filter((slot) => states[slot] !== undefined);
  const tagged = (slot: number, tag: string): boolean => states[slot]?.tags.has(tag) === true;
  return (
    existing.find((slot) => slot === awarded && tagged(slot, 'active')) ??
    existing.find((slot) => tagged(slot, 'granted')) ??
    existing.find((slot) => tagged(slot, 'active')) ??
    existing.at(-1)
  );
}

/** The key of the active stage; undefined when none is active or the deal is not explored. */
export function stageOf(plan: ExplorationPlan, { states }: World): string | undefined {
  return plan.dealSlot === undefined ? undefined : states[plan.dealSlot]?.stage;
}

/** Value of a column that the states of the objects tell; undefined for every other column. */
export function readDerived(plan: ExplorationPlan, world: World, column: string): FactValue | undefined {
  if (column === 'stage') return stageOf(plan, world) ?? 'none';
  if (column === 'activeRegistrations')
    return plan.registrationSlots.filter((slot) => world.states[slot]?.tags.has('active')).length;
  if (column === 'hoursInStage') return undefined;
  const lifecycle = lifecycleOfColumn(column);
  if (lifecycle === undefined) return undefined;
  if (lifecycle === 'registration') {
    const standing = standingSlot(plan, world);
    return (standing === undefined ? undefined : world.states[standing])?.root ?? 'none';
  }
  const slot = plan.slots.findIndex((candidate) => candidate.lifecycle === lifecycle);
  return world.states[slot]?.root ?? 'none';
}
