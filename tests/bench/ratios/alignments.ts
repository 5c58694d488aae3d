import { deepStrictEqual } from 'node:assert/strict';
import type { CompiledFramework, Deal } from '../../../src/core/index.ts';
import { createColumnsBuilder, type DealColumns } from '../../../src/engine/columns/index.ts';
import { alignByTable, toLetters } from './alignByTable.ts';
import { alignColumns, toLetterColumns } from './alignColumns.ts';
import type { Benchmark, Ground, Measured } from './benchmark.ts';
import { sizeOf, timingOf } from './benchmark.ts';
import { interleave } from './interleave.ts';
import { readPermitLog } from './permitLog.ts';
import { pm4js, toEventLog, toPetriNet } from './petriNet.ts';
import { costsOf, replayInBulk } from './replayInBulk.ts';
import { median, ratioOf } from './statistics.ts';

function toColumns(deals: readonly Deal[]): DealColumns {
  const builder = createColumnsBuilder();
  for (const deal of deals) builder.add(deal);
  return builder.build();
}

/** Times a job of pm4js and one of ours on the same log, with the same automaton. */
function against<Theirs, Log, Ours>(
  ground: Ground,
  runs: number,
  theirs: (log: object, net: object) => Theirs,
  load: (compiled: CompiledFramework, columns: DealColumns) => Log,
  ours: (log: Log) => Ours,
  compare: (theirs: Theirs, ours: Ours) => string,
): Measured {
  const { compiled, deals, source } = readPermitLog(ground);
  const some = deals.slice(0, ground.deals);
  const columns = toColumns(some);
  const log = toEventLog(some);
  const net = toPetriNet(compiled.framework.lifecycles.get('deal')?.config);
  const loaded = load(compiled, columns);
  const compared = compare(theirs(log, net), ours(loaded));
  const times = interleave(
    { pm4js: () => theirs(log, net), own: () => ours(loaded) },
    timingOf(ground, { runs }),
  );
  return {
    ratio: ratioOf(times.pm4js, times.own),
    runs: times.own.length,
    notes: [
      `${source}: ${some.length} cases, ${columns.events} events; ${compared}`,
      `pm4js ${median(times.pm4js).toFixed(1)} ms, ours ${median(times.own).toFixed(3)} ms`,
    ],
  };
}

function alignWithPm4js(log: object, net: object): readonly number[] {
  return pm4js.PetriNetAlignments.apply(log, net).overallResult.map(({ cost }) => cost);
}

function expectEqualCosts(theirs: readonly number[], ours: Iterable<number>): string {
  deepStrictEqual([...ours], theirs);
  return 'all costs equal';
}

export const AGAINST_ALIGNMENTS: Benchmark = {
  name: 'alignment / pm4js alignments',
  says: 'optimal alignments of the receipt log by pm4js, over the same by the search of the replay, from events as numbers',
  goal: { kind: 'at least', ratio: 1000 },
  measure: (ground) => against(ground, 7, alignWithPm4js, toLetterColumns, alignColumns, expectEqualCosts),
};

export const BULK_AGAINST_ALIGNMENTS: Benchmark = {
  name: 'full verdict / pm4js alignments',
  says: 'the same by pm4js, over a cold bulk replay that asks all other questions too',
  goal: undefined,
  measure: (ground) =>
    against(
      ground,
      5,
      alignWithPm4js,
      (compiled, columns) => ({ compiled, columns }),
      ({ compiled, columns }) => costsOf(replayInBulk(compiled, columns)),
      expectEqualCosts,
    ),
};

export const AGAINST_TOKENS: Benchmark = {
  name: 'alignment / pm4js token replay',
  says: 'token-based replay of the receipt log by pm4js, a heuristic, over our optimal alignment from events as numbers',
  goal: undefined,
  measure: (ground) =>
    against(
      ground,
      7,
      (log, net) => pm4js.TokenBasedReplay.apply(log, net).result.filter(({ isFit }) => isFit).length,
      toLetterColumns,
      (log) => alignColumns(log).filter((cost) => cost === 0).length,
      (fit, free) => `${free} without a departure, of which token replay calls ${fit} fit`,
    ),
};

export const AGAINST_TABLE: Benchmark = {
  name: 'alignment / dynamic programme per deal',
  says: 'a textbook dynamic programme for every deal alone, over our alignment, both from events as numbers',
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
    const log = toLetterColumns(compiled, columns);
    const words = many.map(({ events }) =>
      toLetters(
        automaton,
        events.map(({ type }) => type),
      ),
    );
    let costs: readonly number[] = [];
    const times = interleave(
      {
        table: () => (costs = words.map((word) => alignByTable(automaton, word))),
        own: () => alignColumns(log),
      },
      timingOf(ground, { runs: 5, warmUp: 1 }),
    );
    expectEqualCosts(costs, alignColumns(log));
    return {
      ratio: ratioOf(times.table, times.own),
      runs: times.own.length,
      notes: [
        `${source} over and over: ${size} deals, ${columns.events} events, ${automaton.next.length} states, costs equal`,
        `programme ${median(times.table).toFixed(0)} ms, ours ${median(times.own).toFixed(1)} ms`,
      ],
    };
  },
};
