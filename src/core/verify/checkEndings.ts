import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/diagnosticCodes.ts';
import { stagesOf } from '../model/domains.ts';
import type { MachineState } from '../machine/index.ts';
import { sayState } from '../replay/dealWalk.ts';
import { concludeProperty } from './concludeProperty.ts';
import { confirmFirst, showStates } from './confirmPlay.ts';
import type { Edge, Exploration, WorldNode } from './explore.ts';
import { pathOfState } from './statePlaces.ts';
import type { PropertyKind, VerifyFinding, VerifyProperty } from './verifyReport.ts';
import { stageOf } from './world.ts';

type Goal = (node: WorldNode) => boolean;

/** States told of one property, the first found first. */
const MOST_STATES = 5;
/** States whose way on is tried out by replay, where clocks decide about it. */
const MOST_TRIED = 40;

/** From every stage a deal can still be won and lost, and every path can come to its end. */
export function checkEndings(exploration: Exploration, lifecycle: string): readonly VerifyProperty[] {
  const { plan } = exploration;
  const slots = plan.slots.flatMap((slot, index) => (slot.lifecycle === lifecycle ? [index] : []));
  const [slot] = slots;
  const root = plan.compiled.framework.lifecycles.get(lifecycle)?.root;
  if (slot === undefined || !root) return [];
  const properties: VerifyProperty[] = [];
  if (lifecycle === 'deal')
    for (const { key } of stagesOf(plan.compiled.framework))
      for (const outcome of ['won', 'lost'] as const)
        properties.push(
          checkReach(exploration, {
            kind: outcome === 'won' ? 'stage.can-win' : 'stage.can-lose',
            subject: key,
            claim: `A deal in the stage "${key}" can still be ${outcome}`,
            code: 'stage.cannot-close',
            slot,
            concerns: (node) => stageOf(plan, node.world) === key,
            reaches: ({ world }) => world.states[slot]?.done === true && world.states[slot].tags.has(outcome),
            say: (state) => `A deal in ${sayState(state)} can no longer be ${outcome}.`,
          }),
        );
  const stays = new Set<string>();
  if (lifecycle === 'registration') {
    const ends = checkReach(exploration, {
      kind: 'registration.ends',
      subject: lifecycle,
      claim: 'Every registration can come to an end',
      code: 'registration.never-ends',
      slot,
      concerns: ({ world }) => world.states[slot]?.tags.has('active') === true,
      reaches: ({ world }) => world.states[slot]?.tags.has('active') === false,
      say: (state) =>
        `A registration that is ${sayState(state)} stays active for ever: nothing leads out of it.`,
    });
    properties.push(ends);
    for (const { path } of ends.findings) stays.add(JSON.stringify(path));
  }
  if (root.states.some(({ kind }) => kind === 'final')) {
    const ends = checkReach(exploration, {
      kind: 'path.ends',
      subject: lifecycle,
      claim: `Every ${lifecycle} can come to the end of its path`,
      code: 'state.trap',
      slot,
      concerns: ({ world }) => world.states[slot]?.done === false,
      reaches: ({ world }) => world.states[slot]?.done === true,
      say: (state) => `A ${lifecycle} that gets to ${sayState(state)} never comes to an end.`,
    });
    const findings = ends.findings.filter(({ path }) => !stays.has(JSON.stringify(path)));
    if (findings.length > 0 || ends.findings.length === 0) properties.push({ ...ends, findings });
  }
  return properties;
}

interface Reach {
  readonly kind: PropertyKind;
  readonly subject: string;
  readonly claim: string;
  readonly code: DiagnosticCode;
  readonly slot: number;
  readonly concerns: Goal;
  readonly reaches: Goal;
  readonly say: (state: MachineState) => string;
}

/**
 * From every world that is concerned a goal can be reached. Proved by moves that people can make at once; where only clocks or elapsed times lead
 * there, a deal has to show it. A world from which no move at all leads there is a counterexample.
 */
function checkReach(exploration: Exploration, reach: Reach): VerifyProperty {
  const { plan, nodes, complete } = exploration;
  const surely = reachBack(
    exploration,
    reach.reaches,
    ({ certain, move }) => certain && move.kind !== 'facts',
  );
  const maybe = reachBack(
    exploration,
    (node) => node.cut || reach.reaches(node),
    ({ move }) => move.kind !== 'facts',
  );
  const stuck = new Map<string, WorldNode[]>();
  const unsure = new Map<string, WorldNode[]>();
  let scenarios = 0;
  for (const node of nodes) {
    if (!reach.concerns(node)) continue;
    scenarios += 1;
    if (surely.has(node)) continue;
    const found = maybe.has(node) ? unsure : stuck;
    const key = String(node.world.states[reach.slot]?.index);
    const worlds = found.get(key);
    if (worlds) worlds.push(node);
    else found.set(key, [node]);
  }
  const findings = [...stuck.values()].slice(0, MOST_STATES).map((worlds): VerifyFinding => {
    const state = worlds[0]?.world.states[reach.slot];
    const plays = preferSteady(worlds).map((node) => ({ node }));
    const { counterexample, confirmed } = confirmFirst(plan, plays, showStates(plan));
    return describe(exploration, reach, state, confirmed, counterexample);
  });
  // Where the budget ended, nothing can be said of worlds from which only clocks, or nothing, lead on.
  const doubtful = (complete ? [...unsure.values()] : [])
    .slice(0, MOST_TRIED)
    .flatMap((worlds): VerifyFinding[] => {
      const state = worlds[0]?.world.states[reach.slot];
      const onwards = worlds
        .slice(0, MOST_TRIED)
        .map((node) => ({ node, onwards: walkTo(node, reach.reaches) }));
      if (worlds.length <= MOST_TRIED && onwards.every(({ onwards: ways }) => isShown(exploration, ways)))
        return [];
      return [describe(exploration, reach, state, false, undefined)];
    });
  return concludeProperty(reach, { scenarios, complete }, [...findings, ...doubtful.slice(0, MOST_STATES)]);
}

function describe(
  { plan }: Exploration,
  { code, slot, say }: Reach,
  state: MachineState | undefined,
  confirmed: boolean,
  counterexample: VerifyFinding['counterexample'],
): VerifyFinding {
  return {
    code,
    message: state ? say(state) : '',
    path: statePath(plan.slots[slot]?.lifecycle ?? '', state),
    confirmed,
    ...(counterexample ? { counterexample } : {}),
  };
}

function statePath(lifecycle: string, state: MachineState | undefined): JsonPath {
  return pathOfState(lifecycle, state?.leaves.at(-1) ?? '');
}

/** Worlds from which some chain of edges leads to a goal. */
export function reachBack(
  { nodes }: Exploration,
  reaches: Goal,
  follows: (edge: Edge) => boolean,
): ReadonlySet<WorldNode> {
  const arriving = arrivalsOf(nodes);
  const open = nodes.filter(reaches);
  const reached = new Set(open);
  for (let node = open.pop(); node; node = open.pop())
    for (const { from, edge } of arriving[node.index] ?? [])
      if (!reached.has(from) && follows(edge)) {
        reached.add(from);
        open.push(from);
      }
  return reached;
}

type Arrivals = readonly (readonly { readonly from: WorldNode; readonly edge: Edge }[])[];
const arrivals = new WeakMap<readonly WorldNode[], Arrivals>();

/** By node, the edges that lead to it from others. */
function arrivalsOf(nodes: readonly WorldNode[]): Arrivals {
  const known = arrivals.get(nodes);
  if (known) return known;
  const lists = nodes.map((): { from: WorldNode; edge: Edge }[] => []);
  for (const from of nodes)
    for (const edge of from.edges) if (edge.to !== from) lists[edge.to.index]?.push({ from, edge });
  arrivals.set(nodes, lists);
  return lists;
}

/** The fewest moves from a world to a goal, without changes of facts, as a world reached that way. */
function walkTo(start: WorldNode, reaches: Goal): WorldNode | undefined {
  const seen = new Set([start]);
  let layer: readonly WorldNode[] = [start];
  while (layer.length > 0) {
    const next: WorldNode[] = [];
    for (const node of layer) {
      if (reaches(node)) return node;
      for (const edge of node.edges) {
        if (edge.move.kind === 'facts' || seen.has(edge.to)) continue;
        seen.add(edge.to);
        next.push({ ...edge.to, reached: { from: node, edge } });
      }
    }
    layer = next;
  }
  return undefined;
}

function isShown({ plan }: Exploration, node: WorldNode | undefined): boolean {
  return node !== undefined && confirmFirst(plan, [{ node }], showStates(plan)).confirmed;
}

function preferSteady(nodes: readonly WorldNode[]): readonly WorldNode[] {
  const steady = nodes.filter((node) => node.steady);
  return steady.length > 0 ? steady : nodes;
}
