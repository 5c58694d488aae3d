import { invariant } from '../base/assert.ts';
import type { AlignedObject, ObjectStep } from './alignedObject.ts';
import { DEPARTURE, LEAST_WEIGHTS } from './explanationSpace.ts';
import type { ExplanationSpace, MoveSet, SpaceEdge, SpaceNode } from './explanationSpace.ts';
import type { Goal } from './goal.ts';
import type { LeastDepartures } from './leastDepartures.ts';
import { NodeQueue } from './nodeQueue.ts';

/** How an object is explained. */
export type Explained = Pick<AlignedObject, 'steps' | 'cost' | 'completion' | 'endWaived'>;

/** Moves looked at before it is worth looking ahead. */
const FEW_MOVES = 1000;

/** Explains an object by searching its space: right whatever guards and clocks its lifecycle has, and however many moves are few. */
export function alignInSpace(space: ExplanationSpace, goal: Goal, few = FEW_MOVES): Explained {
  const reached = search(space, goal, 'all-moves', few);
  const found = reached ?? search(space, 'any', 'all-moves', few);
  invariant(found, 'leaving every event out always explains an object');
  const leftOut = goal === 'any' || !reached ? undefined : search(space, goal, 'leave-all-out', few);
  return {
    steps: carryAssumptions(found.steps),
    cost: found.cost,
    completion: leftOut ? leftOut.cost - space.countedTicks : space.start().cost,
    endWaived: reached === undefined,
  };
}

/** What an assumed clock brought about stays assumed until the path accepts a recorded event. */
function carryAssumptions(steps: readonly ObjectStep[]): readonly ObjectStep[] {
  let assumed = false;
  return steps.map((step) => {
    assumed = step.assumed || (assumed && step.move !== 'sync');
    return assumed === step.assumed ? step : { ...step, assumed };
  });
}

interface Found {
  readonly steps: readonly ObjectStep[];
  readonly cost: number;
}

/** The cheapest way through the space; a long search is begun anew with a look ahead. */
function search(space: ExplanationSpace, goal: Goal, moves: MoveSet, few: number): Found | undefined {
  const found = searchWith(space, goal, moves, () => 0, few);
  if (found !== 'too long') return found;
  const least = space.lookAhead(goal) ?? (() => 0);
  const farther = searchWith(space, goal, moves, least, Infinity);
  return farther === 'too long' ? undefined : farther;
}

/**
 * Dijkstra over the space, dear moves looked at only when their turn comes, what must still be paid for counted in advance (A*); then the
 * leftmost of the cheapest paths.
 */
function searchWith(
  space: ExplanationSpace,
  goal: Goal,
  moves: MoveSet,
  least: LeastDepartures,
  mostMoves: number,
): Found | undefined | 'too long' {
  const nodes = new Map<string, SpaceNode>();
  const queue = new NodeQueue();
  const start = space.start();
  const ahead = ({ layer, state }: SpaceNode): number => DEPARTURE * least(layer, state);
  nodes.set(start.node.key, start.node);
  if (ahead(start.node) < Infinity) queue.push(start.node, 0, ahead(start.node));
  const goals: SpaceNode[] = [];
  let looked = 0;
  for (let entry = queue.pop(); entry; entry = queue.pop()) {
    const { node } = entry;
    if (goals[0] && entry.distance > goals[0].distance) break;
    if (entry.moves === 0 && space.isGoal(node, goal)) goals.push(node);
    const dearer = LEAST_WEIGHTS[entry.moves + 1];
    if (dearer !== undefined)
      queue.push(node, entry.moves + 1, node.distance + Math.max(dearer, ahead(node)));
    for (const edge of space.edges(node, moves, entry.moves)) {
      looked += 1;
      if (looked > mostMoves) return 'too long';
      const further = ahead(edge.to);
      if (further === Infinity) continue;
      const distance = node.distance + edge.weight;
      const known = nodes.get(edge.to.key);
      if (!known) {
        edge.to.distance = distance;
        edge.to.incoming = [edge];
        nodes.set(edge.to.key, edge.to);
        queue.push(edge.to, 0, distance + further);
      } else if (distance === known.distance) {
        known.incoming.push({ ...edge, to: known });
      } else if (distance < known.distance) {
        known.distance = distance;
        known.incoming = [{ ...edge, to: known }];
        queue.push(known, 0, distance + further);
      }
    }
  }
  if (goals.length === 0) return undefined;
  const path = leftmostPath(start.node, goals);
  const last = path.at(-1)?.to ?? start.node;
  return {
    steps: [...start.steps, ...path.flatMap((edge) => edge.steps)],
    cost: start.cost + Math.floor(last.distance / DEPARTURE),
  };
}

/** Among all cheapest paths, the one whose first difference has the smaller move, then the earlier text. */
function leftmostPath(start: SpaceNode, goals: readonly SpaceNode[]): readonly SpaceEdge[] {
  const outgoing = new Map<SpaceNode, SpaceEdge[]>();
  const marked = new Set<SpaceNode>(goals);
  const pending = [...goals];
  for (let node = pending.pop(); node; node = pending.pop())
    for (const edge of node.incoming) {
      const list = outgoing.get(edge.from) ?? [];
      outgoing.set(edge.from, list);
      list.push(edge);
      if (!marked.has(edge.from)) {
        marked.add(edge.from);
        pending.push(edge.from);
      }
    }
  const path: SpaceEdge[] = [];
  const ends = new Set(goals);
  let node = start;
  while (!ends.has(node)) {
    const [first, ...others] = outgoing.get(node) ?? [];
    invariant(first, 'a marked node leads to the goal');
    const edge = others.reduce((best, other) => (compareEdges(other, best) < 0 ? other : best), first);
    path.push(edge);
    node = edge.to;
  }
  return path;
}

function compareEdges(a: SpaceEdge, b: SpaceEdge): number {
  return a.rank - b.rank || a.order - b.order || a.variant - b.variant;
}
