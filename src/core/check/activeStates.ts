import { resolveTarget } from './resolveTarget.ts';
import { withAncestors, type StateEntry, type StateTree } from './stateTree.ts';

/** The states that become active below a state when it is entered without further directions, itself included. */
export function enteredWith(entry: StateEntry): readonly StateEntry[] {
  const entered: StateEntry[] = [entry];
  if (entry.node.kind === 'parallel') {
    for (const child of entry.children.values()) {
      if (child.node.kind !== 'history') entered.push(...enteredWith(child));
    }
  } else if (entry.node.kind === 'compound' && entry.node.initial !== undefined) {
    const initial = entry.children.get(entry.node.initial);
    if (initial) entered.push(...enteredWith(initial));
  }
  return entered;
}

/**
 * The states a transition enters: its target with all that begins below, and, on the way down from where source and target part,
 * the other regions of every parallel state. A history state stands for the beginning of its parent.
 */
export function enteredBy(source: StateEntry, target: StateEntry): readonly StateEntry[] {
  const above = new Set(withAncestors(source));
  const start = target.node.kind === 'history' && target.parent ? target.parent : target;
  const entered = [...enteredWith(start)];
  for (let below = start, at = start.parent; at; below = at, at = at.parent) {
    entered.push(at);
    if (at.node.kind === 'parallel') {
      for (const region of at.children.values()) {
        if (region !== below && region.node.kind !== 'history') entered.push(...enteredWith(region));
      }
    }
    if (above.has(at)) break;
  }
  return entered;
}

/** States some sequence of events and timers can reach, every guard taken to hold. */
export function findReachable(tree: StateTree): ReadonlySet<StateEntry> {
  const reached = new Set<StateEntry>();
  const open: StateEntry[] = [];
  const activate = (entry: StateEntry): void => {
    if (reached.has(entry)) return;
    reached.add(entry);
    open.push(entry);
  };
  const enter = (target: StateEntry): void => {
    if (target.node.kind === 'history') enterHistory(target);
    else for (const state of enteredWith(target)) activate(state);
    for (let above = target.parent, below = target; above; below = above, above = above.parent) {
      activate(above);
      if (above.node.kind !== 'parallel') continue;
      for (const region of above.children.values()) {
        if (region !== below && region.node.kind !== 'history') enteredWith(region).forEach(activate);
      }
    }
  };
  const enterHistory = (history: StateEntry): void => {
    if (history.parent) enteredWith(history.parent).forEach(activate);
    const target = history.config['target'];
    const fallback =
      typeof target === 'string' && history.parent ? resolveTarget(tree, history, target) : undefined;
    if (fallback && fallback.node.kind !== 'history') enter(fallback);
  };
  enter(tree.root);
  for (let state = open.pop(); state; state = open.pop()) {
    for (const transition of state.node.transitions) {
      const target =
        transition.target === undefined ? undefined : resolveTarget(tree, state, transition.target);
      if (target) enter(target);
    }
  }
  return reached;
}
