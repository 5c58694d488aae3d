import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFramework } from '../../../src/core/check/index.ts';
import { parseDealLine } from '../../../src/core/formats/index.ts';
import type { Deal } from '../../../src/core/model/deal.ts';
import type { DealRun } from '../../../src/core/model/run.ts';
import type { CompiledFramework } from '../../../src/core/replay/index.ts';
import { compileFramework, replayDeal } from '../../../src/core/replay/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import { plainActor } from '../../support/plainActor.ts';
import type { RandomCase, RandomOptions } from '../../support/randomFramework.ts';
import { randomCases, toDealLine } from '../../support/randomFramework.ts';
import { toSlowQuestion } from '../../support/toSlowQuestion.ts';
import { slowAlign } from '../../support/slowAlign.ts';

const SEED = 20261123;
const KNOWN: RandomOptions = { richClocks: false, unknowns: false };
const ANYTHING: RandomOptions = { richClocks: true, unknowns: true };

function compile(framework: object): CompiledFramework {
  const parsed = parseFramework(JSON.stringify(framework));
  if (!parsed.framework) throw new Error(JSON.stringify(parsed.diagnostics));
  return compileFramework(parsed.framework);
}

function dealOf(one: RandomCase): Deal {
  const deal = parseDealLine(toDealLine(one));
  if (!deal.ok) throw new Error(deal.error.message);
  return deal.value;
}

function replay(compiled: CompiledFramework, one: RandomCase): DealRun {
  return replayDeal(compiled, dealOf(one), { trace: true });
}

/** Moves as letters, in order. */
function movesOf(run: DealRun): string {
  return (run.trace ?? [])
    .filter(({ object, move }) => object === 'deal' && ['sync', 'override', 'model', 'log'].includes(move))
    .map(({ move }) => move[0])
    .join('');
}

/** Holds a law of single deals for many random frameworks. */
function holds(
  options: RandomOptions,
  numRuns: number,
  law: (compiled: CompiledFramework, one: RandomCase) => void,
): void {
  fc.assert(
    fc.property(randomCases(options), ({ framework, deals }) => {
      const compiled = compile(framework);
      for (const deal of deals) law(compiled, { framework, deal });
    }),
    { seed: SEED, numRuns },
  );
}

function agrees(compiled: CompiledFramework, one: RandomCase): void {
  const slow = slowAlign(toSlowQuestion(one));
  const run = replay(compiled, one);
  expect({ cost: run.cost, moves: movesOf(run) }).toEqual({
    cost: slow.cost,
    moves: slow.moves.replaceAll('f', 'l'),
  });
}

describe('random lifecycles', () => {
  it('stay within the format', () => {
    fc.assert(
      fc.property(randomCases(ANYTHING), ({ framework }) => {
        const refused = checkFramework(parseFramework(JSON.stringify(framework))).filter(
          ({ severity }) => severity === 'error',
        );
        expect(refused.filter(({ code }) => code !== 'outcome.unreachable')).toEqual([]);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});

describe('explanations and a slow search', () => {
  it('[AL1] agree on cost and moves: everything known, plain clocks', () => {
    holds(KNOWN, 400, agrees);
  });

  it('[AL1][AL6][CL4] agree on cost and moves: unknown facts, clocks with from, extend and resets', () => {
    holds(ANYTHING, 600, agrees);
  });
});

/** Leaves of a state value, dotted, as the trace has them. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly string[] {
  if (typeof value === 'string') return [[...path, value].join('.')];
  return Object.entries(value as object).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

describe('replay and a plain XState actor', () => {
  it('[LC1][AL1] accept the same records, and go through the same states', () => {
    let accepted = 0;
    holds(KNOWN, 500, (compiled, one) => {
      const plain = plainActor(one);
      const run = replay(compiled, one);
      // A path that cannot reach the recorded end may end anywhere at no cost; the plain machine calls that refused.
      const ended = one.deal.outcome === 'open' || run.states['deal'] === one.deal.outcome;
      expect(run.cost === 0 && ended && !movesOf(run).match(/[mo]/)).toBe(plain.accepted);
      if (!plain.accepted) return;
      accepted += 1;
      const trace = run.trace ?? [];
      const stood = plain.values.map(
        (_, index) =>
          trace
            .filter(
              ({ event, move }) =>
                event < index || (event === index && (move === 'timer' || move === 'create')),
            )
            .at(-1)?.after,
      );
      expect(stood.slice(1).map((leaves) => [...(leaves ?? [])].sort())).toEqual(
        plain.values.slice(1).map((value) => [...leavesOf(value)].sort()),
      );
    });
    expect(accepted).toBeGreaterThan(100);
  });
});

describe('laws', () => {
  it('[AL1] the same record twice gives the same steps', () => {
    holds(ANYTHING, 60, (compiled, one) => {
      const fresh = compile(one.framework);
      const first = replay(compiled, one);
      expect(replay(compiled, one)).toEqual(first);
      expect(replay(fresh, one)).toEqual(first);
    });
  });

  it('[FD1] an event nobody knows costs exactly one, wherever it stands', () => {
    holds(ANYTHING, 120, (compiled, one) => {
      const { events } = one.deal;
      const before = replay(compiled, one).cost;
      for (let place = 0; place <= events.length; place += 1) {
        const neighbour = events[place] ?? events.at(-1);
        if (!neighbour) continue;
        const extra = { at: neighbour.at, type: 'mystery.extra', by: {}, data: {} };
        const more = { ...one, deal: { ...one.deal, events: events.toSpliced(place, 0, extra) } };
        expect(replay(compiled, more).cost).toBe(before + 1);
      }
    });
  });

  it('[DR3] the order of the file counts only among equal instants', () => {
    holds(ANYTHING, 80, (compiled, one) => {
      const { events } = one.deal;
      const times = [...new Set(events.map(({ at }) => at))].reverse();
      const shuffled = times.flatMap((at) => events.filter((event) => event.at === at));
      const other = replay(compiled, { ...one, deal: { ...one.deal, events: shuffled } });
      const same = replay(compiled, one);
      expect([other.cost, other.states, other.trace?.map(({ after }) => after)]).toEqual([
        same.cost,
        same.states,
        same.trace?.map(({ after }) => after),
      ]);
    });
  });

  it('[AL7] fitness lies between nothing and one, and is one exactly when nothing was amiss', () => {
    holds(ANYTHING, 80, (compiled, one) => {
      const { cost, fitness } = replay(compiled, one);
      expect(fitness).toBeGreaterThanOrEqual(0);
      expect(fitness).toBeLessThanOrEqual(1);
      expect(fitness === 1).toBe(cost === 0);
    });
  });
});
