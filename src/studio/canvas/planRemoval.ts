import { stateTreeOf, type Command, type Framework } from '../../core/index.ts';
import type { TransitionPlace } from '../../core/edit/index.ts';
import type { Transition } from '../../core/index.ts';
import { titleOfKey } from '../session/phraseEvent.ts';
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

/** What a removal took along, in one sentence. */
export function describeRemoval(before: Framework, after: Framework, stateIds: readonly string[]): string {
  const states = outermost(stateIds).map((id) => `"${titleOfKey(pathOf(id).at(-1) ?? '')}"`);
  const lost = [
    counted(countTransitions(before) - countTransitions(after), 'transition'),
    counted(countRules(before) - countRules(after), 'rule'),
    counted(before.responsibilities.length - after.responsibilities.length, 'duty', 'duties'),
  ].filter((part) => part !== '');
  const what = states.length > 3 ? `${states.length} states` : states.join(', ');
  if (what === '') return `Removed ${lost.join(', ')}.`;
  return lost.length === 0 ? `Removed ${what}.` : `Removed ${what}, and with it ${lost.join(', ')}.`;
}

function countTransitions(framework: Framework): number {
  return [...framework.lifecycles.values()].reduce(
    (sum, lifecycle) =>
      sum + stateTreeOf(lifecycle).entries.reduce((inner, { node }) => inner + node.transitions.length, 0),
    0,
  );
}

function countRules(framework: Framework): number {
  return [...framework.decisions.values()].reduce((sum, decision) => sum + decision.rules.length, 0);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return count <= 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
