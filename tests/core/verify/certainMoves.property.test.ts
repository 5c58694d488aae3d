import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFramework, type CompiledFramework } from '../../../src/core/replay/index.ts';
import {
  canSend,
  extendScript,
  judgeEvent,
  simulateDeal,
  timeOf,
  type SentEvent,
  type Simulation,
} from '../../../src/core/simulate/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import { explore, type Edge, type Exploration, type WorldNode } from '../../../src/core/verify/explore.ts';
import { closeOverReads, planExploration } from '../../../src/core/verify/explorationPlan.ts';
import { cases } from '../../support/searchHarder.ts';
import { begin, playRandomly, randomNumbers } from '../../support/simulated.ts';
import { randomPaths } from './randomPaths.ts';

function exploreDeal(compiled: CompiledFramework): Exploration {
  const steps = explore(planExploration(compiled, closeOverReads(compiled, ['deal'])), 200_000);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The world a simulated deal is in, and the keys of its objects by slot; undefined with more registrations than there are slots. */
function locate(
  { plan, nodes }: Exploration,
  { objects, history, moment }: Simulation,
): { readonly node: WorldNode; readonly keys: (string | undefined)[] } | undefined {
  const next = new Map<string, number>();
  const keys = plan.slots.map(({ lifecycle }) => {
    const place = next.get(lifecycle) ?? 0;
    next.set(lifecycle, place + 1);
    return objects.filter(({ object }) => object.lifecycle === lifecycle)[place]?.object.key;
  });
  const explored = objects.filter(({ object }) => plan.lifecycles.includes(object.lifecycle));
  if (explored.length > keys.filter((key) => key !== undefined).length) return undefined;
  const leaves = keys.map((key) => explored.find(({ object }) => object.key === key)?.state.leaves.join());
  const node = nodes.find(
    ({ world }) =>
      world.states.every((state, slot) => state?.leaves.join() === leaves[slot]) &&
      [...(plan.scenarios[world.scenario] ?? [])].every(([fact, value]) => {
        const now = history.read(fact, moment);
        return typeof value === 'number' ? Number(now) > 100 === value > 100 : now === value;
      }),
  );
  return node && { node, keys };
}

/** The fewest certain moves to a won deal. */
function wayToWin({ plan }: Exploration, start: WorldNode): readonly Edge[] | undefined {
  const seen = new Set([start]);
  let layer: readonly { node: WorldNode; way: readonly Edge[] }[] = [{ node: start, way: [] }];
  while (layer.length > 0) {
    const next: { node: WorldNode; way: readonly Edge[] }[] = [];
    for (const { node, way } of layer) {
      const deal = node.world.states[plan.dealSlot!];
      if (deal?.done === true && deal.tags.has('won')) return way;
      for (const edge of node.edges) {
        const isTimer = edge.move.kind === 'object' && edge.move.move.trigger.kind === 'timer';
        if (!edge.certain || isTimer || edge.move.kind === 'facts' || seen.has(edge.to)) continue;
        seen.add(edge.to);
        next.push({ node: edge.to, way: [...way, edge] });
      }
    }
    layer = next;
  }
  return undefined;
}

function toEvent(
  { move }: Edge,
  { plan }: Exploration,
  keys: (string | undefined)[],
  count: number,
): SentEvent {
  if (move.kind === 'award')
    return {
      type: 'registration.awarded',
      object: 'deal',
      by: {},
      data: new Map([['registration', keys[move.slot]!]]),
    };
  if (move.kind === 'occurrence') return { type: move.type, object: 'deal', by: {}, data: new Map() };
  if (move.kind === 'facts') throw new Error('facts stay');
  const { trigger, choices } = move.move;
  if (trigger.kind === 'begin') {
    const [first, last] = plan.registrationSlots;
    if (move.forgets !== undefined && move.forgets === first) keys[first] = keys[last!];
    keys[move.slot] = `${plan.slots[move.slot]!.lifecycle}/N${String(count)}`;
  }
  const type = trigger.kind === 'event' || trigger.kind === 'begin' ? trigger.type : '';
  const by = {
    ...(choices.role === undefined ? {} : { role: choices.role }),
    ...(choices.side === undefined ? {} : { side: choices.side }),
  };
  return { type, object: keys[move.slot]!, by, data: choices.data };
}

describe('[VE1] a move that is called certain can be made wherever a deal is, whatever its clocks say', () => {
  it('so that a deal that can still be won is won by making them', () => {
    let won = 0;
    fc.assert(
      fc.property(randomPaths, fc.array(randomNumbers, { minLength: 4, maxLength: 4 }), (text, walks) => {
        const { framework } = parseFramework(JSON.stringify(text));
        if (!framework) throw new Error('the random framework cannot be read');
        const compiled = compileFramework(framework);
        const exploration = exploreDeal(compiled);
        for (const numbers of walks) {
          const facts = { origin: pick(['a', 'b'], numbers), size: pick([10, 500], numbers), urgent: true };
          let script = playRandomly(compiled, numbers, begin(facts, 'one'));
          const located = locate(exploration, simulateDeal(compiled, script, script.entries.length));
          const way = located && wayToWin(exploration, located.node);
          if (!located || !way) continue;
          for (const [count, edge] of way.entries()) {
            const position = script.entries.length;
            const event = toEvent(edge, exploration, located.keys, count);
            const judgement = judgeEvent(simulateDeal(compiled, script, position), event);
            expect(canSend(judgement), `${event.type} to ${event.object}: ${judgement.kind}`).toBe(true);
            script = extendScript(script, position, { kind: 'event', at: timeOf(script, position), event });
          }
          const end = simulateDeal(compiled, script, script.entries.length);
          expect(end.deal.outcome).toBe('won');
          won += 1;
        }
      }),
      { numRuns: cases(6) },
    );
    expect(won).toBeGreaterThan(5);
  });
});

function pick<T>(list: readonly T[], numbers: readonly number[]): T {
  return list[(numbers[0] ?? 0) % list.length]!;
}
