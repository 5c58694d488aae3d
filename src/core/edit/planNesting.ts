import type { StateEntry, StateTree } from '../check/stateTree.ts';
import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { StateCommand } from '../model/command.ts';
import { findState, isBelow, nameOfState } from './findState.ts';
import { findTopUses, mergeStateUses, rewritePaths, type NewPath } from './moveStates.ts';
import type { Outcome, Plan } from './plan.ts';
import { placeStates } from './planLayout.ts';
import { refusePlace, refuseUnknown } from './refusal.ts';
import { becomeParent, checkNewKey, checkParent, loseChildren } from './stateParents.ts';

/**
 * Moves a state under another parent; everything that leads there or names its path follows. Tests know the states at the top of a
 * lifecycle only: those that name one that moves into another mean that one from now on.
 */
export function nestState(
  plan: Plan,
  tree: StateTree,
  entry: StateEntry,
  { lifecycle, parent: parentPath, index, position }: Extract<StateCommand, { readonly kind: 'state.nest' }>,
): Outcome {
  if (!entry.parent) return refusePlace(`"${lifecycle}" as a whole cannot be moved into a state.`);
  const found = findState(plan.framework, lifecycle, parentPath);
  if (!found.ok) return found.error;
  const parent = found.value.entry;
  const { path, key } = entry.node;
  if (parent === entry || isBelow(path, parentPath)) {
    return refusePlace(`"${nameOfState(entry)}" cannot be moved into itself.`);
  }
  const from = entry.parent;
  if (parent === from) {
    const order = [...from.children.keys()];
    plan.draft.move([...from.jsonPath, 'states'], order.indexOf(key), clamp(index ?? Infinity, order.length));
    return undefined;
  }
  const refusal =
    checkParent(parent) ?? checkNewKey(plan, parent, key, false) ?? loseChildren(plan, from, [key]);
  if (refusal) return refusal;
  const newPath: NewPath = ({ node }) =>
    node.path.join('\n') === path.join('\n') || isBelow(path, node.path)
      ? [...parentPath, key, ...node.path.slice(path.length)]
      : node.path;
  rewritePaths(plan, tree, newPath);
  const [top] = parentPath;
  if (top !== undefined) mergeStateUses(plan, [entry], top, findTopUses);
  const moved = [...parentPath, key];
  if (position) placeStates(plan, lifecycle, [{ path: moved, position }]);
  else plan.draft.remove(['layout', lifecycle, moved.join('.')]);
  becomeParent(plan, parent, key);
  carry(plan, entry.jsonPath, [...parent.jsonPath, 'states'], index);
  if (from.children.size === 1) plan.draft.remove([...from.jsonPath, 'states']);
  return undefined;
}

/** Wraps states of one parent in a new state that begins where they began. */
export function groupStates(
  plan: Plan,
  command: Extract<StateCommand, { readonly kind: 'state.group' }>,
): Outcome {
  const { lifecycle, parent: parentPath, key, description, position } = command;
  const found = findState(plan.framework, lifecycle, parentPath);
  if (!found.ok) return found.error;
  const { tree, entry: parent } = found.value;
  const keys = [...parent.children.keys()].filter((child) => command.keys.includes(child));
  const stranger = command.keys.find((child) => !parent.children.has(child));
  if (stranger !== undefined) {
    return refuseUnknown('state', stranger, parent.children.keys(), ` in "${nameOfState(parent)}"`);
  }
  const beginnings = keys.filter((child) => parent.children.get(child)?.node.kind !== 'history');
  const [first] = beginnings;
  if (first === undefined) return refusePlace('Choose the states that are to stand in the new one.');
  const others = new Map([...parent.children].filter(([child]) => !keys.includes(child)));
  const refusal = checkNewKey(plan, { ...parent, children: others }, key, false);
  if (refusal) return refusal;
  const { draft } = plan;
  const { initial } = parent.node;
  const holdsInitial = initial !== undefined && keys.includes(initial);
  const newPath: NewPath = ({ node }) =>
    isBelow(parentPath, node.path) && keys.includes(node.path[parentPath.length] ?? '')
      ? [...parentPath, key, ...node.path.slice(parentPath.length)]
      : node.path;
  rewritePaths(plan, tree, newPath);
  const grouped = [...parent.children.values()].filter(({ node }) => keys.includes(node.key));
  mergeStateUses(plan, grouped, key, findTopUses);
  const states = [...parent.jsonPath, 'states'];
  const place = [...parent.children.keys()].indexOf(keys[0] ?? '');
  const lifted = keys.map((child) => draft.lift([...states, child], { key: true }));
  draft.insert(states, place, {
    kind: 'value',
    key: TEMPORARY_KEY,
    value: {
      initial: holdsInitial ? initial : first,
      ...(description === undefined ? {} : { description }),
      states: {},
    },
  });
  for (const child of keys) draft.remove([...states, child], { above: false });
  for (const content of lifted) draft.insert([...states, TEMPORARY_KEY, 'states'], Infinity, content);
  draft.renameKey([...states, TEMPORARY_KEY], key);
  if (holdsInitial) draft.set([...parent.jsonPath, 'initial'], key);
  if (position) placeStates(plan, lifecycle, [{ path: [...parentPath, key], position }]);
  return undefined;
}

/** No state can be called this, so the new state may take the name of one that moves into it. */
const TEMPORARY_KEY = '#';

/** Moves a state's source from one place to another. */
function carry({ draft }: Plan, from: JsonPath, states: JsonPath, index: number | undefined): void {
  const lifted = draft.lift(from, { key: true });
  draft.remove(from);
  if (!draft.has(states)) draft.put(states, { kind: 'value', value: {} });
  draft.insert(states, index ?? Infinity, lifted);
}

function clamp(index: number, size: number): number {
  return Math.max(0, Math.min(index, size - 1));
}
