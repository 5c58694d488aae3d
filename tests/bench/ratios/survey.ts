import { ok, strictEqual } from 'node:assert/strict';
import { findGaps } from '../../../src/core/rules/analysis/findGaps.ts';
import { readTable } from '../../../src/core/rules/analysis/readTable.ts';
import { pickScenario } from '../../../src/core/rules/analysis/tableSpace.ts';
import { timingOf, type Benchmark } from './benchmark.ts';
import { interleave } from './interleave.ts';
import { median, ratioOf } from './statistics.ts';
import { growTree, toDecision, type SurveyTable } from './surveyTables.ts';

const WORK = 60_000_000;

type Span = readonly [low: number, high: number];

export const SURVEY: Benchmark = {
  name: 'gaps / sweep',
  says: 'missing rules by the sweep line over one column after another (Calvanese and others, 2018), over our search for gaps with reading of the cells; tables as decision trees over loans give them, five rules lost',
  goal: undefined,
  measure: (ground) => {
    const [columns, rules] = ground.quick || ground.once ? [3, 100] : [5, 200];
    const table = growTree(columns, rules, 5);
    const { framework, decision } = toDecision(table);
    let swept: readonly (readonly Span[])[] = [];
    let searched: readonly Readonly<Record<string, number>>[] = [];
    const times = interleave(
      {
        sweep: () => {
          swept = sweep(table, 0, table.rules);
        },
        search: () => {
          const boxes = readTable(framework, decision, []);
          ok(boxes, 'the table can be read');
          const found = findGaps(boxes, 64, { left: WORK });
          ok(found.all, 'the budget suffices');
          searched = found.gaps.map(({ seen }) => pickNumbers(pickScenario(boxes.space, seen)));
        },
      },
      timingOf(ground, { runs: 5, leastMs: 20 }),
    );
    for (const scenario of searched)
      ok(swept.some((gap) => gap.every(([low, high], at) => isWithin(scenario[`fact${at}`], low, high))));
    strictEqual(swept.length > 0, searched.length > 0);
    return {
      ratio: ratioOf(times.sweep, times.search),
      runs: times.search.length,
      notes: [
        `${rules} rules, ${columns} columns: the sweep gives ${swept.length} boxes in ${median(times.sweep).toFixed(0)} ms, the search ${searched.length} in ${median(times.search).toFixed(0)} ms`,
        ...sizes(ground.quick || ground.once).map(([wide, many]) => tellWhole(wide, many)),
      ],
    };
  },
};

function sizes(isQuick: boolean): readonly (readonly [columns: number, rules: number])[] {
  return isQuick
    ? [[3, 200]]
    : [
        [3, 500],
        [5, 500],
        [7, 500],
        [10, 200],
        [10, 500],
        [5, 1_500],
      ];
}

/** What one search for gaps takes, without anything beside it. */
function tellWhole(columns: number, rules: number): string {
  const { framework, decision } = toDecision(growTree(columns, rules, 5));
  const since = process.cpuUsage();
  const boxes = readTable(framework, decision, []);
  const found = boxes && findGaps(boxes, 64, { left: WORK });
  const { user } = process.cpuUsage(since);
  return `${rules} rules, ${columns} columns: ${found?.gaps.length ?? 0} gaps${found?.all === true ? '' : ' and maybe more'} in ${(user / 1000).toFixed(0)} ms of processor time`;
}

/**
 * The gaps of a table as boxes, one column after another: between two neighbouring ends of the rules that are left, those that span the
 * interval go on to the next column. Neighbours with the same gaps become one.
 */
function sweep(
  table: SurveyTable,
  column: number,
  rules: SurveyTable['rules'],
): readonly (readonly Span[])[] {
  if (column === table.columns) return rules.length === 0 ? [[]] : [];
  const whole = Array.from({ length: table.columns - column }, (): Span => [0, table.size]);
  if (rules.length === 0) return [whole];
  const ends = [...new Set([0, table.size, ...rules.flatMap((box) => box[column] ?? [])])].sort(
    (a, b) => a - b,
  );
  const gaps: (readonly Span[])[] = [];
  let open = new Map<string, { readonly low: number; readonly rest: readonly Span[] }>();
  for (const [at, low] of ends.entries()) {
    const next = ends[at + 1];
    const left = rules.filter((box) => isWithin(low, ...(box[column] ?? [0, 0])));
    const below = next === undefined ? [] : sweep(table, column + 1, left);
    const still: typeof open = new Map();
    for (const rest of below) {
      const key = rest.join();
      still.set(key, open.get(key) ?? { low, rest });
      open.delete(key);
    }
    for (const ended of open.values()) gaps.push([[ended.low, low], ...ended.rest]);
    open = still;
  }
  return gaps;
}

function isWithin(value: number | undefined, low: number, high: number): boolean {
  return value !== undefined && value >= low && value < high;
}

function pickNumbers(scenario: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(scenario).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : [])),
  );
}
