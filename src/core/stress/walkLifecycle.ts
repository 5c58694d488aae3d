import type { CompiledLifecycle, MachineState } from '../machine/index.ts';

/** An event that takes a lifecycle from one configuration to another when every condition on the way holds. */
export interface LifecycleEdge {
  readonly type: string;
  readonly from: MachineState;
  readonly to: MachineState;
}

/** The configurations a lifecycle reaches by events alone, nearest first, and what leads from one to the other. */
export interface LifecycleWalk {
  readonly start: MachineState;
  readonly edges: readonly LifecycleEdge[];
  /** The edges of a shortest way to a configuration that passes the test; undefined when there is none. */
  pathTo(test: (state: MachineState) => boolean, from?: MachineState): readonly LifecycleEdge[] | undefined;
}

/** More configurations than any lifecycle that people draw; beyond them the walk ends. */
const MOST_STATES = 400;

/** Walks a lifecycle breadth first with every condition taken to hold; clocks stand still. */
export function walkLifecycle(machine: CompiledLifecycle): LifecycleWalk {
  const granted = machine.guards.map(() => true);
  const start = machine.start(granted).next;
  const reached = new Set([start]);
  const edges: LifecycleEdge[] = [];
  const leaving = new Map<MachineState, LifecycleEdge[]>();
  for (const from of reached) {
    if (reached.size > MOST_STATES) break;
    for (const type of machine.eventTypes) {
      const { accepted, next } = machine.step(from, { kind: 'event', type }, granted);
      if (!accepted) continue;
      const edge = { type, from, to: next };
      edges.push(edge);
      leaving.set(from, [...(leaving.get(from) ?? []), edge]);
      reached.add(next);
    }
  }
  return {
    start,
    edges,
    pathTo(test, from = start) {
      if (test(from)) return [];
      const ways = new Map<MachineState, readonly LifecycleEdge[]>([[from, []]]);
      for (const [state, way] of ways)
        for (const edge of leaving.get(state) ?? []) {
          if (ways.has(edge.to)) continue;
          const longer = [...way, edge];
          if (test(edge.to)) return longer;
          ways.set(edge.to, longer);
        }
      return undefined;
    },
  };
}
