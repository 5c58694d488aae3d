import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFramework } from '../../../src/core/check/index.ts';
import { parseDealLine } from '../../../src/core/formats/index.ts';
import type { Deal } from '../../../src/core/model/deal.ts';
import type { DealRun } from '../../../src/core/model/run.ts';
import type { CompiledFramework } from '../../../src/core/replay/index.ts';
import { compileFramework, replayDeal } from '../../../src/core/replay/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import type { RandomCase, RandomOptions } from '../../support/randomFramework.ts';
import { randomCases, toDealLine, toSlowQuestion } from '../../support/randomFramework.ts';
import { slowAlign } from '../../support/slowAlign.ts';

const SEED = Number(process.env['SEED'] ?? 20261123);
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
function holds(options: RandomOptions, numRuns: number, law: (compiled: CompiledFramework, one: RandomCase) => void): void {
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
  expect({ cost: run.cost, moves: movesOf(run) }).toEqual({ cost: slow.cost, moves: slow.moves.replaceAll('f', 'l') });
}

describe('random lifecycles', () => {
  it('stay within the format', () => {
    fc.assert(
      fc.property(randomCases(ANYTHING), ({ framework }) => {
        const refused = checkFramework(parseFramework(JSON.stringify(framework))).filter(({ severity }) => severity === 'error');
        expect(refused.filter(({ code }) => code !== 'outcome.unreachable')).toEqual([]);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});

describe('explanations and a slow search', () => {
  it('[AL1] agree on cost and moves: everything known, plain clocks', () => {
    holds(KNOWN, Number(process.env['RUNS'] ?? 250), agrees);
  });

  it('[AL1][AL6][CL4] agree on cost and moves: unknown facts, clocks with from, extend and resets', () => {
    holds(ANYTHING, Number(process.env['RUNS'] ?? 400), agrees);
  });
});
