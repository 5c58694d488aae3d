import { lifecycleOfColumn, readsOfDuration } from '../model/derivedReads.ts';
import type { Framework, Lifecycle, StateNode } from '../model/framework.ts';

/** Lifecycles whose state the guards and clocks of a lifecycle read, its own excluded. */
function readsOf(framework: Framework, lifecycle: Lifecycle): ReadonlySet<string> {
  const reads = new Set<string>();
  const visit = (node: StateNode): void => {
    for (const { guard, trigger } of node.transitions) {
      for (const column of guard?.facts.keys() ?? []) {
        const read = lifecycleOfColumn(column);
        if (read !== undefined) reads.add(read);
      }
      if (trigger.kind === 'after')
        for (const read of readsOfDuration(framework, trigger.duration)) reads.add(read);
    }
    node.states.forEach(visit);
  };
  visit(lifecycle.root);
  reads.delete(lifecycle.name);
  return reads;
}

/** Lifecycles so that each comes after those it reads; document order otherwise. Reads are acyclic in a checked framework. */
export function orderByReads(framework: Framework): readonly Lifecycle[] {
  const ordered: Lifecycle[] = [];
  const begun = new Set<string>();
  const visit = (name: string): void => {
    const lifecycle = framework.lifecycles.get(name);
    if (!lifecycle || begun.has(name)) return;
    begun.add(name);
    for (const read of readsOf(framework, lifecycle)) visit(read);
    ordered.push(lifecycle);
  };
  for (const name of framework.lifecycles.keys()) visit(name);
  return ordered;
}
