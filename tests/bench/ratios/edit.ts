import { deepStrictEqual, notDeepStrictEqual } from 'node:assert/strict';
import { compileFramework, parseFramework, type CompiledFramework } from '../../../src/core/index.ts';
import { BulkReplay } from '../../../src/engine/bulk/index.ts';
import type { Benchmark } from './benchmark.ts';
import { sizeOf, timingOf } from './benchmark.ts';
import { grownColumns } from './grownDeals.ts';
import { interleave } from './interleave.ts';
import { finish } from './replayInBulk.ts';
import { median, ratioOf } from './statistics.ts';

const NORTHWIND = 'twelve-partners/northwind.cosell.jsonc';
/** One cell of the question who leads: another role for customers both have. */
const CELL = [
  '"origin": ["vendor", "joint"] }, "then": "vendor-ae"',
  '"origin": ["vendor", "joint"] }, "then": "partner-ae"',
] as const;

export const EDIT: Benchmark = {
  name: 'edit of a cell / cold replay',
  says: 'new verdicts and their sum after one cell of a rule was edited, over a cold replay and sum of the same deals',
  goal: { kind: 'at most', ratio: 0.02 },
  measure: (ground) => {
    const text = ground.readScenario(NORTHWIND);
    const edited = text.replace(...CELL);
    notDeepStrictEqual(edited, text);
    const columns = grownColumns(ground, sizeOf(ground, 100_000));
    const compile = (source: string): CompiledFramework => {
      const { framework } = parseFramework(source);
      if (!framework) throw new Error('an edited cell leaves a framework');
      return compileFramework(framework);
    };
    const warm = new BulkReplay(columns);
    finish(warm.replay(compile(text)));
    let isEdited = false;
    const times = interleave(
      {
        cold: () => {
          const cold = new BulkReplay(columns);
          finish(cold.replay(compile(text)));
          cold.tally();
        },
        edit: () => {
          isEdited = !isEdited;
          finish(warm.replay(compile(isEdited ? edited : text)));
          warm.tally();
        },
      },
      timingOf(ground, { runs: 5 }),
    );
    finish(warm.replay(compile(edited)));
    const fresh = new BulkReplay(columns);
    finish(fresh.replay(compile(edited)));
    deepStrictEqual(warm.tally(), fresh.tally());
    return {
      ratio: ratioOf(times.edit, times.cold),
      runs: times.edit.length,
      notes: [
        `${columns.deals} deals: cold ${median(times.cold).toFixed(0)} ms, after the edit ${median(times.edit).toFixed(1)} ms; the sums are equal`,
      ],
    };
  },
};
