import type { MachineState } from '../machine/index.ts';
import type { StateNode } from '../model/framework.ts';
import { concludeProperty } from './concludeProperty.ts';
import { confirmFirst } from './confirmPlay.ts';
import type { Exploration } from './explore.ts';
import type { Play } from './playMoves.ts';
import type { VerifyFinding, VerifyProperty } from './verifyReport.ts';

/** No transition that starts within one part of a parallel state sets back the others; undefined where nothing is parallel. */
export function checkRegions(exploration: Exploration, lifecycle: string): VerifyProperty | undefined {
  const { plan, nodes, complete } = exploration;
  const machine = plan.compiled.lifecycles.get(lifecycle)?.machine;
  const parallels = machine ? listParallels(machine.model.root) : [];
  if (!machine || parallels.length === 0) return undefined;
  const plays = new Map<number, { plays: Play[]; region: string }>();
  let scenarios = 0;
  for (const node of nodes)
    for (const edge of node.edges) {
      if (edge.move.kind !== 'object' || plan.slots[edge.move.slot]?.lifecycle !== lifecycle) continue;
      const before = node.world.states[edge.move.slot];
      const { taken, next } = edge.move.move.step;
      if (!before) continue;
      scenarios += 1;
      const sources = taken.map((order) => machine.transitions[order]?.transition.source.join('.') ?? '');
      for (const [index, order] of taken.entries()) {
        const from = sources[index] ?? '';
        const region = parallels.flatMap(
          (parallel) => findSetBack(parallel, from, sources, before, next) ?? [],
        )[0];
        const known = plays.get(order);
        if (region === undefined) continue;
        if (known) known.plays.push({ node, edge });
        else plays.set(order, { plays: [{ node, edge }], region });
      }
    }
  const findings = [...plays].flatMap(([order, { plays: ways, region }]): VerifyFinding[] => {
    const transition = machine.transitions[order]?.transition;
    if (!transition) return [];
    const { counterexample, confirmed } = confirmFirst(plan, ways, () => ({
      kind: 'transition',
      id: transition.id,
    }));
    return [
      {
        code: 'regions.set-back',
        message: `Taking this transition sets "${region}" back to its beginning, although it starts in another part.`,
        path: transition.jsonPath,
        confirmed,
        ...(counterexample ? { counterexample } : {}),
      },
    ];
  });
  const about = {
    kind: 'regions.kept',
    subject: lifecycle,
    claim: `No transition of the ${lifecycle} path sets back parts it has nothing to do with`,
  } as const;
  return concludeProperty(about, { scenarios, complete }, findings);
}

function listParallels(node: StateNode): readonly StateNode[] {
  return [...(node.kind === 'parallel' ? [node] : []), ...node.states.flatMap(listParallels)];
}

/** A part that stood further on before and stands at its beginning after, while the transition started in another part and the whole stays active. */
function findSetBack(
  parallel: StateNode,
  source: string,
  sources: readonly string[],
  before: MachineState,
  after: MachineState,
): string | undefined {
  const whole = parallel.path.join('.');
  const isWithin = (leaf: string, region: string): boolean =>
    leaf === region || leaf.startsWith(`${region}.`);
  if (whole !== '' && !(before.active.includes(whole) && after.active.includes(whole))) return undefined;
  const regions = parallel.states.filter(({ kind }) => kind !== 'history').map(({ path }) => path.join('.'));
  if (!regions.some((region) => isWithin(source, region))) return undefined;
  return regions.find((region) => {
    if (sources.some((other) => isWithin(other, region))) return false;
    const stood = before.leaves.filter((leaf) => isWithin(leaf, region)).join();
    const stands = after.leaves.filter((leaf) => isWithin(leaf, region)).join();
    return stood !== stands;
  });
}
