import {
  resolveTarget,
  stateTreeOf,
  type Framework,
  type JsonPath,
  type StateEntry,
  type Transition,
} from '../../core/index.ts';
import { pathOfState, stateAround } from './commandsForPath.ts';
import type { Selection } from './studioState.ts';

const WORDS: ReadonlySet<unknown> = new Set([
  'facts',
  'roles',
  'partnerTypes',
  'sides',
  'events',
  'activities',
  'calendars',
  'durations',
]);

/** What a place in the text belongs to: the innermost transition, state, rule, decision, duty or word around it. */
export function selectionAround(framework: Framework, path: JsonPath): Selection | undefined {
  const [section, name, field, index] = path;
  if (section === 'lifecycles') {
    const state = stateAround(path);
    if (!state) return undefined;
    const { lifecycle } = state;
    const transition = findEntry(framework, lifecycle, state.path)?.node.transitions.find((candidate) =>
      isWithin(path, candidate.jsonPath),
    );
    const id = transition && lineOf(framework, lifecycle, transition);
    if (id !== undefined && !id.endsWith(':')) return { kind: 'transition', lifecycle, id };
    return { kind: 'state', lifecycle, path: state.path.join('.') };
  }
  if (name === undefined) return undefined;
  if (section === 'decisions') {
    const rule = field === 'rules' && index !== undefined;
    return { kind: 'part', path: path.slice(0, rule ? 4 : 2) };
  }
  const known = section === 'responsibilities' || WORDS.has(section);
  return known ? { kind: 'part', path: path.slice(0, 2) } : undefined;
}

/** Where a selection stands in the text; undefined when the framework has it no more. */
export function pathOfSelection(framework: Framework, selection: Selection): JsonPath | undefined {
  if (selection.kind === 'part') return selection.path;
  if (selection.kind === 'state') return pathOfState(selection.lifecycle, splitPath(selection.path));
  const source = selection.id.slice(selection.lifecycle.length + 1).split('>')[0] ?? '';
  return findEntry(framework, selection.lifecycle, splitPath(source))?.node.transitions.find(
    (transition) => lineOf(framework, selection.lifecycle, transition) === selection.id,
  )?.jsonPath;
}

/** Whether two selections are the same thing. */
export function isSameSelection(one: Selection | undefined, other: Selection | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The line a transition is drawn as; transitions between the same two states share one. Without a target it ends in ":". */
export function lineOf(framework: Framework, lifecycle: string, transition: Transition): string {
  const owner = framework.lifecycles.get(lifecycle);
  const source = findEntry(framework, lifecycle, transition.source);
  const target =
    owner && source && transition.target !== undefined
      ? resolveTarget(stateTreeOf(owner), source, transition.target)
      : undefined;
  return `${lifecycle}:${transition.source.join('.')}>${lifecycle}:${target?.node.path.join('.') ?? ''}`;
}

function findEntry(framework: Framework, name: string, path: readonly string[]): StateEntry | undefined {
  const lifecycle = framework.lifecycles.get(name);
  let at = lifecycle && stateTreeOf(lifecycle).root;
  for (const key of path) at = at?.children.get(key);
  return at;
}

function splitPath(dotted: string): readonly string[] {
  return dotted === '' ? [] : dotted.split('.');
}

/** Whether a path leads to a place or into it. */
function isWithin(path: JsonPath, outer: JsonPath): boolean {
  return outer.every((key, index) => path[index] === key);
}
