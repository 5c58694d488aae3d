import { deepStrictEqual } from 'node:assert/strict';
import { createColumnsBuilder, type DealColumns } from '../../../src/engine/columns/index.ts';
import type { Deal } from '../../../src/core/index.ts';
import { alignByTable } from './alignByTable.ts';
import type { Benchmark } from './benchmark.ts';
import { sizeOf, timingOf } from './benchmark.ts';
import { interleave } from './interleave.ts';
import { readPermitLog } from './permitLog.ts';
import { pm4js, toEventLog, toPetriNet } from './petriNet.ts';
import { costsOf, replayInBulk } from './replayInBulk.ts';
import { median, ratioOf } from './statistics.ts';

export function toColumns(deals: readonly Deal[]): DealColumns {
  const builder = createColumnsBuilder();
  for (const deal of deals) builder.add(deal);
  return builder.build();
}

export const AGAINST_ALIGNMENTS: Benchmark = {
  name: 'alignment / pm4js alignments',
  says: 'optimal alignments of the receipt log by pm4js, over a bulk replay of it with all questions',
  goal: { kind: 'at least', ratio: 1000 },
  measure: (ground) => {
    const { compiled, deals, source } = readPermitLog(ground);
    const some = deals.slice(0, sizeOf(ground, deals.length));
    const columns = toColumns(some);
    const log = toEventLog(some);
    const net = toPetriNet(compiled.framework.lifecycles.get('deal')?.config);
    let theirs: readonly number[] = [];
    const times = interleave(
      {
        pm4js: () =>
          (theirs = pm4js.PetriNetAlignments.apply(log, net).overallResult.map(({ cost }) => cost)),
        bulk: () => replayInBulk(compiled, columns),
      },
      timingOf(ground, { runs: 3 }),
    );
    deepStrictEqual(costsOf(replayInBulk(compiled, columns)), theirs);
    return {
      ratio: ratioOf(times.pm4js, times.bulk),
      runs: times.bulk.length,
      notes: [
        `${source}: ${some.length} cases, ${columns.events} events, costs equal`,
        `pm4js ${median(times.pm4js).toFixed(0)} ms, bulk ${median(times.bulk).toFixed(2)} ms`,
      ],
    };
  },
};

export const AGAINST_TOKENS: Benchmark = {
  name: 'alignment / pm4js token replay',
  says: 'token-based replay (a heuristic) of the receipt log by pm4js, over the same bulk replay',
  goal: undefined,
  measure: (ground) => {
    const { compiled, deals, source } = readPermitLog(ground);
    const some = deals.slice(0, sizeOf(ground, deals.length));
    const columns = toColumns(some);
    const log = toEventLog(some);
    const net = toPetriNet(compiled.framework.lifecycles.get('deal')?.config);
    let fit = 0;
    const times = interleave(
      {
        pm4js: () =>
          (fit = pm4js.TokenBasedReplay.apply(log, net).result.filter(({ isFit }) => isFit).length),
        bulk: () => replayInBulk(compiled, columns),
      },
      timingOf(ground, { runs: 5 }),
    );
    const free = costsOf(replayInBulk(compiled, columns)).filter((cost) => cost === 0).length;
    return {
      ratio: ratioOf(times.pm4js, times.bulk),
      runs: times.bulk.length,
      notes: [
        `${source}: ${some.length} cases; ${free} without a departure, pm4js calls ${fit} fit`,
        `pm4js ${median(times.pm4js).toFixed(0)} ms, bulk ${median(times.bulk).toFixed(2)} ms`,
      ],
    };
  },
};

export const AGAINST_TABLE: Benchmark = {
  name: 'alignment / dynamic programme per deal',
  says: 'a textbook dynamic programme for every deal alone, over a bulk replay with all questions',
  goal: { kind: 'at least', ratio: 500 },
  measure: (ground) => {
    const { compiled, deals, automaton, source } = readPermitLog(ground);
    const size = sizeOf(ground, 100_000);
    const many = Array.from({ length: size }, (_, index): Deal => {
      const deal = deals[index % deals.length];
      if (!deal) throw new Error('a log has cases');
      return { ...deal, id: `case-${String(index)}` };
    });
    const columns = toColumns(many);
    const words = many.map(({ events }) => events.map(({ type }) => type));
    let costs: readonly number[] = [];
    const times = interleave(
      {
        table: () => (costs = words.map((word) => alignByTable(automaton, word))),
        bulk: () => replayInBulk(compiled, columns),
      },
      timingOf(ground, { runs: 3, warmUp: 0 }),
    );
    deepStrictEqual(costsOf(replayInBulk(compiled, columns)), costs);
    return {
      ratio: ratioOf(times.table, times.bulk),
      runs: times.bulk.length,
      notes: [
        `${source} over and over: ${size} deals, ${automaton.next.length} states, costs equal`,
        `programme ${median(times.table).toFixed(0)} ms, bulk ${median(times.bulk).toFixed(0)} ms`,
      ],
    };
  },
};
