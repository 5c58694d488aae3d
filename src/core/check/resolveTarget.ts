import type { StateEntry, StateTree } from './stateTree.ts';

/**
 * The state a transition's target means, or undefined. XState 5 semantics: "#id" and "#id.a.b" from anywhere; ".a.b" below the source;
 * otherwise "a.b" below the source's parent, which the root does not have.
 */
export function resolveTarget(tree: StateTree, source: StateEntry, target: string): StateEntry | undefined {
  if (target.startsWith('#')) {
    const [id = '', ...path] = target.slice(1).split('.');
    return descend(tree.byId.get(id), path);
  }
  if (target.startsWith('.')) return descend(source, target.slice(1).split('.'));
  return descend(source.parent, target.split('.'));
}

/** The targets one could have meant, nearest first, in the form that fits the source. */
export function* possibleTargets(tree: StateTree, source: StateEntry): Generator<string> {
  yield* source.parent?.children.keys() ?? [];
  for (const key of source.children.keys()) yield `.${key}`;
  for (const { node, parent } of tree.entries) {
    if (parent) yield `#${tree.root.lifecycle}.${node.path.join('.')}`;
  }
}

function descend(from: StateEntry | undefined, path: readonly string[]): StateEntry | undefined {
  let at = from;
  for (const key of path) at = at?.children.get(key);
  return at;
}
