import type { Command } from '../../core/index.ts';
import type { TransitionPlace } from '../../core/edit/index.ts';
import type { Transition } from '../../core/index.ts';
import type { DrawnLifecycle } from './createDrawing.ts';
import { outermost, pathOf } from './planMoves.ts';

/** Where a transition stands, for a command. */
export function placeOf(lifecycle: string, transition: Transition): TransitionPlace {
  return { lifecycle, source: transition.source, trigger: transition.trigger, index: transition.index };
}

/** Later alternatives first, so that the places of earlier ones stay while they are removed or moved one by one. */
export function lastFirst(transitions: readonly Transition[]): readonly Transition[] {
  return transitions.toSorted((a, b) => b.index - a.index);
}

/** Removes states and lines as one step; undefined when there is nothing to remove. */
export function planRemoval(
  lifecycle: DrawnLifecycle,
  stateIds: readonly string[],
  edgeIds: readonly string[],
): Command | undefined {
  const states = outermost(stateIds);
  const goes = (id: string): boolean => states.some((state) => id === state || id.startsWith(`${state}.`));
  const lines = lifecycle.edges
    .filter((edge) => edgeIds.includes(edge.id) && !goes(edge.source) && !goes(edge.target))
    .flatMap((edge) => edge.lines.map((line) => line.transition));
  const steps: Command[] = [
    ...lastFirst(lines).map((transition): Command => ({
      kind: 'transition.remove',
      transition: placeOf(lifecycle.name, transition),
    })),
    ...states.map((id): Command => ({ kind: 'state.remove', lifecycle: lifecycle.name, path: pathOf(id) })),
  ];
  if (steps.length === 0) return undefined;
  return { kind: 'steps', name: `Remove ${steps.length}`, steps };
}
