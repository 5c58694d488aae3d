import {
  resolveTarget,
  stateTreeOf,
  type Framework,
  type RunKind,
  type StateEntry,
} from '../../core/index.ts';

/** Tells which states ("lifecycle:dotted.path") a deal passed through, from the transitions it took and where it ended. */
export function createPassage(
  framework: Framework,
): (run: Pick<RunKind, 'states' | 'coverage'>) => ReadonlySet<string> {
  const byTransition = new Map<string, readonly string[]>();
  const starts = new Map<string, readonly string[]>();
  for (const lifecycle of framework.lifecycles.values()) {
    const tree = stateTreeOf(lifecycle);
    starts.set(lifecycle.name, enteredWith(tree.root));
    for (const entry of tree.entries)
      for (const transition of entry.node.transitions) {
        const target =
          transition.target === undefined ? undefined : resolveTarget(tree, entry, transition.target);
        if (target) byTransition.set(transition.id, enteredWith(target));
      }
  }
  return (run) => {
    const passed = new Set<string>();
    for (const object of Object.keys(run.states))
      for (const key of starts.get(object.split('/')[0] ?? object) ?? []) passed.add(key);
    for (const transition of Object.keys(run.coverage.transitions))
      for (const key of byTransition.get(transition) ?? []) passed.add(key);
    return passed;
  };
}

/** A state, what is around it, and what it starts with. */
function enteredWith(entry: StateEntry): readonly string[] {
  const keys: string[] = [];
  const add = (state: StateEntry): void => {
    if (state.parent) keys.push(`${state.lifecycle}:${state.node.path.join('.')}`);
  };
  for (let at: StateEntry | undefined = entry; at; at = at.parent) add(at);
  const descend = (state: StateEntry): void => {
    const initial = state.node.initial === undefined ? undefined : state.children.get(state.node.initial);
    const within = state.node.kind === 'parallel' ? [...state.children.values()] : initial ? [initial] : [];
    for (const child of within) {
      add(child);
      descend(child);
    }
  };
  descend(entry);
  return keys;
}
