import type { FactValue } from '../model/cell.ts';
import type { MachineState } from '../machine/index.ts';
import type { Edge, Exploration, WorldNode } from './explore.ts';
import { afterMove } from './explore.ts';
import type { ExplorationPlan } from './explorationPlan.ts';
import { readDerived, standingSlot, stageOf, type World } from './world.ts';

/** A moment of the exploration at which a decision is asked. */
export interface Occasion {
  readonly node: WorldNode;
  /** The move that asks; absent when standing there does. */
  readonly edge?: Edge;
  /** The world whose derived facts the decision reads. */
  readonly world: World;
  /** Of a registration decision: where the one that stands, or stood, is. */
  readonly incumbent?: MachineState;
  readonly stage: string | undefined;
}

/** Every occasion at which a decision is asked, as replay asks it (design §4.4). */
export function* findOccasions(
  exploration: Exploration,
  decision: string,
  on: readonly string[],
): Generator<Occasion> {
  switch (decision) {
    case 'customerLead':
      for (const node of exploration.nodes) {
        const stage = stageOf(exploration.plan, node.world);
        if (stage !== undefined) yield { node, world: node.world, stage };
      }
      return;
    case 'registrationConflict':
    case 'registrationSuccession':
      for (const node of exploration.nodes)
        for (const edge of node.edges) {
          const occasion =
            decision === 'registrationConflict'
              ? findConflict(exploration.plan, node, edge)
              : findSuccession(exploration.plan, node, edge);
          if (occasion) yield occasion;
        }
      return;
    default:
      yield* findEventOccasions(exploration, on);
  }
}

function findConflict(plan: ExplorationPlan, node: WorldNode, edge: Edge): Occasion | undefined {
  const { move } = edge;
  if (move.kind !== 'object' || move.move.trigger.kind !== 'begin') return undefined;
  if (plan.slots[move.slot]?.lifecycle !== 'registration') return undefined;
  const standing = standingSlot(plan, node.world);
  const incumbent = standing === undefined ? undefined : node.world.states[standing];
  if (incumbent?.tags.has('active') !== true) return undefined;
  return { node, edge, world: node.world, incumbent, stage: stageOf(plan, node.world) };
}

function findSuccession(plan: ExplorationPlan, node: WorldNode, edge: Edge): Occasion | undefined {
  const { move } = edge;
  if (move.kind !== 'object' || plan.slots[move.slot]?.lifecycle !== 'registration') return undefined;
  const { trigger, step } = move.move;
  if (trigger.kind === 'begin' || standingSlot(plan, node.world) !== move.slot) return undefined;
  const before = node.world.states[move.slot];
  if (before?.tags.has('active') !== true || step.next.tags.has('active')) return undefined;
  const after = afterMove(plan, node.world, move);
  const waits = plan.registrationSlots.some(
    (slot) => slot !== move.slot && after.states[slot]?.tags.has('active') === true,
  );
  if (!waits) return undefined;
  // What ends by a clock has ended when the question is read; what ends by an event has not.
  const world = trigger.kind === 'timer' ? edge.to.world : node.world;
  return { node, edge, world, incumbent: step.next, stage: stageOf(plan, world) };
}

/** Decisions that are not reserved are asked at their events, right after the object of the event has moved. */
function* findEventOccasions(exploration: Exploration, on: readonly string[]): Generator<Occasion> {
  const { plan } = exploration;
  const free = on.some((type) => !plan.compiled.moving.has(type));
  for (const node of exploration.nodes) {
    if (free) yield { node, world: node.world, stage: stageOf(plan, node.world) };
    for (const edge of node.edges) {
      const { move } = edge;
      if (move.kind !== 'object') continue;
      const { trigger } = move.move;
      if ((trigger.kind !== 'event' && trigger.kind !== 'begin') || !on.includes(trigger.type)) continue;
      const world = afterMove(plan, node.world, move);
      yield { node, edge, world, stage: stageOf(plan, world) };
    }
  }
}

/** What an occasion settles of a column: derived facts, frozen facts, and the incumbent's state. */
export function readOccasion(
  plan: ExplorationPlan,
  { world, incumbent }: Occasion,
  column: string,
): FactValue | undefined {
  if (column === 'incumbentState') return incumbent?.root;
  if (plan.frozen.has(column)) return plan.scenarios[world.scenario]?.get(column);
  return readDerived(plan, world, column);
}
