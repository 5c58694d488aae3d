import type { Framework, StateNode, Transition } from '../../model/framework.ts';
import { enteredBy } from '../activeStates.ts';
import { createGuardMemory, type GuardMemory } from '../guardMemory.ts';
import type { CheckReport } from '../checkRule.ts';
import { resolveTarget } from '../resolveTarget.ts';
import { nameOfState, stateTreeOf, withAncestors, type StateEntry, type StateTree } from '../stateTree.ts';

interface Step {
  readonly from: StateEntry;
  readonly to: StateEntry;
  readonly transition: Transition;
  readonly earlier: readonly Transition[];
}

/** Search effort for one lifecycle; beyond it the engine's own limit on automatic steps stands guard. */
const MOST_STEPS = 20_000;

/**
 * Automatic transitions come to rest. Facts stand still while they run, so a circle only counts when all its guards can hold
 * together and no earlier alternative surely takes over.
 */
export function alwaysCycles(framework: Framework, report: CheckReport): void {
  for (const lifecycle of framework.lifecycles.values()) {
    const tree = stateTreeOf(lifecycle);
    const reported = new Set<Transition>();
    const memory = createGuardMemory(framework);
    const budget = { left: MOST_STEPS };
    for (const start of automaticSteps(tree)) {
      const cycle = findCycle(tree, start, memory, budget);
      if (!cycle || cycle.some((step) => reported.has(step.transition))) continue;
      for (const step of cycle) reported.add(step.transition);
      const names = [...cycle.map((step) => nameOfState(step.to)), nameOfState(start.to)];
      const chain = names.map((name) => `"${name}"`).join(' to ');
      const message = `These automatic transitions never come to rest: ${chain}.`;
      report('always.cycle', start.transition.jsonPath, message);
    }
  }
}

function automaticSteps(tree: StateTree): readonly Step[] {
  return tree.entries.flatMap((entry) => [
    ...stepsOwnedBy(tree, entry, 'always'),
    ...stepsOwnedBy(tree, entry, 'done'),
  ]);
}

function stepsOwnedBy(tree: StateTree, owner: StateEntry, kind: 'always' | 'done'): readonly Step[] {
  const own = ownTransitions(owner.node, kind);
  return own.flatMap((transition, index) => {
    const to = transition.target === undefined ? undefined : resolveTarget(tree, owner, transition.target);
    return to ? [{ from: owner, to, transition, earlier: own.slice(0, index) }] : [];
  });
}

function ownTransitions(node: StateNode, kind: 'always' | 'done'): readonly Transition[] {
  return node.transitions.filter(({ trigger }) => trigger.kind === kind);
}

/** Automatic steps that may follow another. */
function stepsAfter(tree: StateTree, { from, to }: Step): readonly Step[] {
  const entered = new Set(enteredBy(from, to));
  const active = new Set([...entered, ...withAncestors(to)]);
  return [
    ...[...active].flatMap((state) => stepsOwnedBy(tree, state, 'always')),
    ...[...findDone(entered)].flatMap((state) => stepsOwnedBy(tree, state, 'done')),
  ];
}

/** States that entering these may complete. Regions that were active before may have been waiting at their end. */
function findDone(entered: ReadonlySet<StateEntry>): ReadonlySet<StateEntry> {
  const done = new Set<StateEntry>();
  for (const { node, parent } of entered) {
    if (node.kind === 'final' && parent) done.add(parent);
  }
  const isOver = (region: StateEntry): boolean => !entered.has(region) || done.has(region);
  for (const { parent } of done) {
    if (parent?.node.kind === 'parallel' && [...parent.children.values()].every(isOver)) done.add(parent);
  }
  return done;
}

/** A circle of steps that begins with `start` and comes back to it, if its guards can all hold. */
function findCycle(
  tree: StateTree,
  start: Step,
  memory: GuardMemory,
  budget: { left: number },
): readonly Step[] | undefined {
  const visit = (path: readonly Step[], known: GuardMemory): readonly Step[] | undefined => {
    const last = path.at(-1) ?? start;
    for (const next of stepsAfter(tree, last)) {
      if (next.transition === start.transition) return path;
      if (--budget.left < 0) return undefined;
      if (path.some((step) => step.transition === next.transition)) continue;
      const after = known.assume(next.transition, next.earlier);
      const cycle = after && visit([...path, next], after);
      if (cycle) return cycle;
    }
    return undefined;
  };
  const first = memory.assume(start.transition, start.earlier);
  return first && visit([start], first);
}
