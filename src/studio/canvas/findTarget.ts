import type { Lifecycle, StateNode } from '../../core/index.ts';

/** The state a transition's target names, as XState resolves it: "#id.path", ".child" or a sibling path. */
export function findTarget(
  lifecycle: Lifecycle,
  source: readonly string[],
  target: string,
): StateNode | undefined {
  if (target.startsWith('#')) {
    const id = typeof lifecycle.config['id'] === 'string' ? lifecycle.config['id'] : lifecycle.name;
    const address = target.slice(1);
    if (address === id) return lifecycle.root;
    return address.startsWith(`${id}.`) ? findState(lifecycle.root, address.slice(id.length + 1).split('.')) : undefined;
  }
  if (target.startsWith('.')) return findState(lifecycle.root, [...source, ...target.slice(1).split('.')]);
  return findState(lifecycle.root, [...source.slice(0, -1), ...target.split('.')]);
}

/** The state at a path below the root. */
export function findState(root: StateNode, path: readonly string[]): StateNode | undefined {
  let node: StateNode | undefined = root;
  for (const key of path) node = node?.states.find((child) => child.key === key);
  return node;
}
