import { lifecycleOfColumn } from '../model/derivedReads.ts';
import { stagesOf } from '../model/domains.ts';
import { sayState } from '../replay/dealWalk.ts';
import { concludeProperty } from './concludeProperty.ts';
import { confirmFirst, showStates } from './confirmPlay.ts';
import { reachBack } from './checkEndings.ts';
import type { Edge, Exploration, WorldNode } from './explore.ts';
import { pathOfState } from './statePlaces.ts';
import type { VerifyFinding, VerifyProperty } from './verifyReport.ts';
import { stageOf } from './world.ts';

const YEAR = 366 * 24 * 3_600_000;
/** Longer than any clock a person would give a registration. */
const FOR_EVER = 200 * YEAR;

/** What is asked of protection: it ends by time alone, and when it does while a stage is active, something is said about it. */
export function checkProtection(exploration: Exploration): readonly VerifyProperty[] {
  const { plan } = exploration;
  const [slot] = plan.registrationSlots;
  const granted = plan.slots[slot ?? -1]?.replay.machine.model.root;
  if (slot === undefined || !granted) return [];
  return [checkExpiry(exploration, slot), ...checkLapses(exploration, slot)];
}

/** Wherever a registration is granted, clocks alone lead it out. */
function checkExpiry(exploration: Exploration, slot: number): VerifyProperty {
  const { plan, nodes, complete } = exploration;
  const isGranted = ({ world }: WorldNode): boolean => world.states[slot]?.tags.has('granted') === true;
  const ends = endsByTime(exploration, slot, isGranted);
  const byState = new Map<string, WorldNode[]>();
  let scenarios = 0;
  for (const node of nodes) {
    if (!isGranted(node)) continue;
    scenarios += 1;
    if (ends.has(node)) continue;
    const key = node.world.states[slot]?.leaves.join() ?? '';
    const worlds = byState.get(key);
    if (worlds) worlds.push(node);
    else byState.set(key, [node]);
  }
  const findings = [...byState].map(([leaves, worlds]): VerifyFinding => {
    const state = worlds[0]?.world.states[slot];
    const plays = worlds.map((node) => ({ node, waitMs: FOR_EVER }));
    const { counterexample, confirmed } = confirmFirst(plan, plays, (played) => {
      const object = played.objects[slot] ?? '';
      return { kind: 'states', states: { [object]: state?.leaves.join(' and ') ?? '' } };
    });
    return {
      code: 'protection.never-ends',
      message: `A registration that is ${state ? sayState(state) : leaves} stays so for ever when nobody does anything.`,
      path: pathOfState('registration', state?.leaves.at(-1) ?? ''),
      confirmed,
      ...(counterexample ? { counterexample } : {}),
    };
  });
  const about = {
    kind: 'protection.ends',
    subject: 'registration',
    claim: 'Protection ends by time alone',
  } as const;
  return concludeProperty(about, { scenarios, complete }, findings);
}

/** Worlds in which clocks of a registration, whichever runs out first, are sure to lead it out of being granted. */
function endsByTime(
  { plan, nodes }: Exploration,
  slot: number,
  isGranted: (node: WorldNode) => boolean,
): ReadonlySet<WorldNode> {
  const ends = new Set(nodes.filter((node) => node.cut || !isGranted(node)));
  const waiting = new Map<WorldNode, readonly WorldNode[]>();
  for (const node of nodes) {
    if (ends.has(node)) continue;
    const times = node.edges.filter((edge) => isTimeOf(edge, slot));
    if (times.some((edge) => isSure(plan, edge)))
      waiting.set(
        node,
        times.map(({ to }) => to),
      );
  }
  for (let grew = true; grew;) {
    grew = false;
    for (const [node, next] of waiting)
      if (next.every((to) => ends.has(to))) {
        ends.add(node);
        waiting.delete(node);
        grew = true;
      }
  }
  return ends;
}

/** A clock ends protection while a stage is active: there is a way back, the lead depends on it, or somebody has a duty. */
function checkLapses(exploration: Exploration, slot: number): readonly VerifyProperty[] {
  const { plan, nodes, complete } = exploration;
  if (plan.dealSlot === undefined) return [];
  const { framework, decisions } = plan.compiled;
  const leadReads = (decisions.get('customerLead')?.columns ?? []).some(
    ({ column }) => lifecycleOfColumn(column) === 'registration',
  );
  const duties = new Set(framework.responsibilities.map(({ stage }) => stage));
  const isGranted = ({ world }: WorldNode): boolean => world.states[slot]?.tags.has('granted') === true;
  const back = reachBack(
    exploration,
    (node) => node.cut || (isGranted(node) && stageOf(plan, node.world) !== undefined),
    ({ to, move }) => {
      const begins = move.kind === 'object' && move.move.trigger.kind === 'begin';
      return !begins && stageOf(plan, to.world) !== undefined;
    },
  );
  return stagesOf(framework).map(({ key }) => {
    const lapses: { node: WorldNode; edge: Edge }[] = [];
    let scenarios = 0;
    for (const node of nodes) {
      if (!isGranted(node) || stageOf(plan, node.world) !== key) continue;
      for (const edge of node.edges) {
        if (!isTimeOf(edge, slot) || isGranted(edge.to)) continue;
        scenarios += 1;
        const state = edge.to.world.states[slot];
        const hasDuty = [...(state?.active ?? []), state?.root].some((path) =>
          duties.has(`registration.${path ?? ''}`),
        );
        if (!leadReads && !hasDuty && !back.has(edge.to)) lapses.push({ node, edge });
      }
    }
    const [first] = lapses;
    const state = first?.edge.to.world.states[slot];
    const findings = first ? [describeLapse()] : [];
    function describeLapse(): VerifyFinding {
      const { counterexample, confirmed } = confirmFirst(plan, lapses, showStates(plan));
      return {
        code: 'protection.lapses-unanswered',
        message: `Protection can run out mid-deal; the registration is then ${state ? sayState(state) : 'gone'} and nothing says what comes next.`,
        path: pathOfState('registration', first?.node.world.states[slot]?.leaves.at(-1) ?? ''),
        confirmed,
        ...(counterexample ? { counterexample } : {}),
      };
    }
    const about = {
      kind: 'protection.answered',
      subject: key,
      claim: `When protection runs out in the stage "${key}", the framework says what comes next`,
    } as const;
    return concludeProperty(about, { scenarios, complete }, findings);
  });
}

function isTimeOf({ move }: Edge, slot: number): boolean {
  return move.kind === 'object' && move.slot === slot && move.move.trigger.kind === 'timer';
}

/** Whether the clock of an edge is sure to run out: it has a length in every case, and what starts it has happened. */
function isSure({ compiled, elsewhere }: Exploration['plan'], { move }: Edge): boolean {
  if (move.kind !== 'object' || move.move.trigger.kind !== 'timer') return false;
  const duration = compiled.durations.get(move.move.trigger.timer.duration);
  const starts = duration?.from === undefined || !elsewhere.has(duration.from);
  return starts && duration?.rows.some(({ when }) => when.size === 0) === true;
}
