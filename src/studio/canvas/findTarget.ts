import {
  resolveTarget,
  stateTreeOf,
  type Lifecycle,
  type StateEntry,
  type StateNode,
} from '../../core/index.ts';

/** The state a transition's target names; undefined when it names none. */
export function findTarget(
  lifecycle: Lifecycle,
  source: readonly string[],
  target: string,
): StateNode | undefined {
  const tree = stateTreeOf(lifecycle);
  const from = findEntry(tree.root, source);
  return from ? resolveTarget(tree, from, target)?.node : undefined;
}

/** The state at a path below the root. */
export function findState(lifecycle: Lifecycle, path: readonly string[]): StateNode | undefined {
  return findEntry(stateTreeOf(lifecycle).root, path)?.node;
}

function findEntry(root: StateEntry, path: readonly string[]): StateEntry | undefined {
  let at: StateEntry | undefined = root;
  for (const key of path) at = at?.children.get(key);
  return at;
}
