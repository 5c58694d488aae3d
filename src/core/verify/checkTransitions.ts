import type { NumberedTransition } from '../machine/index.ts';
import { describeGuard } from '../replay/describeGuard.ts';
import { nameEvent } from '../replay/names.ts';
import { concludeProperty } from './concludeProperty.ts';
import { confirmFirst } from './confirmPlay.ts';
import { createObjectMoves, readFrom, type Exploration, type WorldNode } from './explore.ts';
import type { Play } from './playMoves.ts';
import type { VerifyFinding, VerifyProperty } from './verifyReport.ts';

/** Ways to one transition that are kept, until one is shown by replay. */
const KEPT = 24;

/** Some deal takes every transition of a lifecycle. Those that forbid are left out; so are lifecycles that nothing begins. */
export function checkTransitions(exploration: Exploration, lifecycle: string): VerifyProperty | undefined {
  const { plan, nodes, complete } = exploration;
  const machine = plan.compiled.lifecycles.get(lifecycle)?.machine;
  if (!machine) return undefined;
  const about = {
    kind: 'transitions.live',
    subject: lifecycle,
    claim: `Some deal takes every transition of the ${lifecycle} path`,
  } as const;
  const isBegun = lifecycle === 'deal' || machine.createdBy.size > 0;
  if (!isBegun) return undefined;
  const ways = findWays(exploration, lifecycle);
  const shown = new Set<string>();
  const findings: VerifyFinding[] = [];
  for (const numbered of machine.transitions) {
    const { transition, order } = numbered;
    if (transition.target === undefined || shown.has(transition.id)) continue;
    const plays = ways.get(order);
    if (!plays) {
      findings.push({
        code: 'transition.dead',
        message: `${nameTransition(exploration, lifecycle, numbered)} is never taken: ${whyDead(exploration, lifecycle, numbered)}.`,
        path: transition.jsonPath,
        confirmed: complete,
      });
      continue;
    }
    const { counterexample, confirmed } = confirmFirst(plan, plays, () => ({
      kind: 'transition',
      id: transition.id,
    }));
    if (confirmed) continue;
    findings.push({
      code: 'transition.dead',
      message: `${nameTransition(exploration, lifecycle, numbered)} is never taken: no deal that was made for it takes it.`,
      path: transition.jsonPath,
      confirmed: false,
      ...(counterexample ? { counterexample } : {}),
    });
  }
  return concludeProperty(about, { scenarios: nodes.length, complete }, findings);
}

/** By order, the moves that take a transition, the nearest first; a deal's beginning counts as a move of its own. */
function findWays({ plan, nodes }: Exploration, lifecycle: string): ReadonlyMap<number, readonly Play[]> {
  const ways = new Map<number, Play[]>();
  const note = (order: number, play: Play): void => {
    const known = ways.get(order);
    if (!known) ways.set(order, [play]);
    else if (known.length < KEPT) known.push(play);
  };
  const isOwn = (slot: number): boolean => plan.slots[slot]?.lifecycle === lifecycle;
  for (const node of nodes) {
    if (!node.reached) for (const order of begunBy(node, lifecycle, plan)) note(order, { node });
    for (const edge of node.edges) {
      if (edge.move.kind === 'object' && isOwn(edge.move.slot))
        for (const order of edge.move.move.step.taken) note(order, { node, edge });
      for (const { slot, step } of edge.rechecked)
        if (isOwn(slot)) for (const order of step.taken) note(order, { node, edge });
    }
  }
  return ways;
}

/** Transitions a deal takes as it begins. */
function begunBy(node: WorldNode, lifecycle: string, plan: Exploration['plan']): readonly number[] {
  if (lifecycle !== 'deal' || plan.dealSlot === undefined) return [];
  const empty = { ...node.world, states: plan.slots.map(() => undefined) };
  const moves = createObjectMoves(plan)[plan.dealSlot]?.begin('', readFrom(plan, empty)) ?? [];
  return moves.flatMap(({ step }) => step.taken);
}

function nameTransition(
  { plan }: Exploration,
  lifecycle: string,
  { transition }: NumberedTransition,
): string {
  const { trigger, source } = transition;
  const from = source.length === 0 ? `the ${lifecycle} path` : `"${source.join('.')}"`;
  switch (trigger.kind) {
    case 'event':
      return `"${nameEvent(plan.compiled.framework, trigger.type)}" from ${from} to "${transition.target ?? ''}"`;
    case 'after':
      return `The clock "${trigger.duration}" from ${from} to "${transition.target ?? ''}"`;
    case 'always':
    case 'done':
      return `The automatic step from ${from} to "${transition.target ?? ''}"`;
  }
}

/** Why nothing ever takes a transition, from what is reachable. */
function whyDead(
  exploration: Exploration,
  lifecycle: string,
  { transition, guard }: NumberedTransition,
): string {
  const { plan, nodes } = exploration;
  const slot = plan.slots.findIndex((candidate) => candidate.lifecycle === lifecycle);
  const source = transition.source.join('.');
  const standing = nodes.filter(({ world }) => {
    const state = world.states[slot];
    return state !== undefined && (source === '' || state.active.includes(source));
  });
  if (standing.length === 0)
    return transition.trigger.kind === 'always'
      ? 'nothing is ever at rest in the state it starts from'
      : 'no deal gets to the state it starts from';
  const objects = createObjectMoves(plan)[slot];
  const holds =
    guard === undefined ||
    standing.some(({ world }) => objects?.canHold(guard, readFrom(plan, world)) === true);
  if (!holds && guard !== undefined)
    return `it needs that ${describeGuard(plan.compiled, lifecycle, guard)}, and that is never so there`;
  return transition.trigger.kind === 'after'
    ? 'its clock never runs while the state is active'
    : 'another one always comes first';
}
