import type { Framework, Lifecycle, StateNode } from '../model/framework.ts';

/** Lifecycle whose state a derived fact tells; undefined for facts of the record. */
export function lifecycleRead(column: string): string | undefined {
  if (column === 'stage' || column === 'hoursInStage') return 'deal';
  if (column === 'registration' || column === 'activeRegistrations') return 'registration';
  return column.startsWith('state.') ? column.slice('state.'.length) : undefined;
}

/** Lifecycles whose state the guards of a lifecycle read, its own excluded. */
export function readsOf(lifecycle: Lifecycle): ReadonlySet<string> {
  const reads = new Set<string>();
  const visit = (node: StateNode): void => {
    for (const { guard } of node.transitions)
      for (const column of guard?.facts.keys() ?? []) {
        const read = lifecycleRead(column);
        if (read !== undefined && read !== lifecycle.name) reads.add(read);
      }
    node.states.forEach(visit);
  };
  visit(lifecycle.root);
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
    for (const read of readsOf(lifecycle)) visit(read);
    ordered.push(lifecycle);
  };
  for (const name of framework.lifecycles.keys()) visit(name);
  return ordered;
}
