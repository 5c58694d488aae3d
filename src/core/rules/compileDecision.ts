import type { Cell, Domain, FactValue } from '../model/cell.ts';
import { domainOfColumn, isRegistrationDecision } from '../model/domains.ts';
import type {
  Answer,
  Decision,
  Framework,
  HitPolicy,
  Output,
  Rule,
  SingleOutput,
} from '../model/framework.ts';
import { compileTest, type CompiledTest } from './compileTests.ts';
import type { CellProblem } from './parseCell.ts';
import { describeCell } from './describeCell.ts';
import { findSlice, splitDomain, type Slice } from './splitDomain.ts';
import { testCell } from './testCell.ts';

/** A set of rules: bit n is rule n in document order. */
export type RuleSet = bigint;

export interface CompiledColumn {
  readonly column: string;
  /** Undefined when the framework knows no such column; its slices are then a single one without a value. */
  readonly domain: Domain | undefined;
  readonly slices: readonly ColumnSlice[];
  /** The different `holding` sets of the slices, with the number of slices that have each. */
  readonly holdings: ReadonlyMap<RuleSet, number>;
  /** The rules whose cell holds in every slice. */
  readonly throughout: RuleSet;
  /** The rules' cells, by rule index; undefined where the rule leaves the column out. */
  readonly tests: readonly (CompiledTest | undefined)[];
  /** What each rule wants, in words, by rule index. */
  readonly wanted: readonly string[];
}

export interface ColumnSlice {
  readonly label: string;
  /** A value inside; undefined for the only slice of a column that has no values. */
  readonly value: FactValue | undefined;
  /** The rules whose cell holds here. */
  readonly holding: RuleSet;
  readonly slice: Slice | undefined;
}

export interface CompiledRule {
  readonly rule: Rule;
  /** Equal for equal answers. */
  readonly answerKey: string;
  /** Position of the answer among the declared ones; lower wins under PRIORITY. */
  readonly rank: number;
  /** The answer only postpones, and the rule names no decider or no time. */
  readonly postpones: boolean;
}

/** A decision table ready to be asked. */
export interface CompiledDecision {
  readonly decision: Decision;
  /** The decision's inputs, then any further column a rule tests. */
  readonly columns: readonly CompiledColumn[];
  readonly rules: readonly CompiledRule[];
  readonly all: RuleSet;
  /** Under FIRST and PRIORITY each rule, strongest first, with the rules it beats; empty where rules that match have to agree. */
  readonly precedence: readonly { readonly rule: RuleSet; readonly beaten: RuleSet }[];
  /** Cells that cannot be read; their rules match nothing. */
  readonly problems: readonly {
    readonly rule: string;
    readonly column: string;
    readonly problem?: CellProblem;
  }[];
}

/** Reads the cells of a decision and cuts every column into the slices that its cells tell apart. Never throws. */
export function compileDecision(framework: Framework, decision: Decision): CompiledDecision {
  const registration = isRegistrationDecision(decision.name);
  const names = new Set([...decision.inputs, ...decision.rules.flatMap((rule) => [...rule.when.keys()])]);
  const columns = [...names].map((name) =>
    compileColumn(framework, decision, name, domainOfColumn(framework, name, { registration })),
  );
  const rules = compileRules(framework, decision);
  const problems = decision.rules.flatMap((rule, index) =>
    columns.flatMap(({ column, tests }) => {
      const test = tests[index];
      if (!test || test.cell) return [];
      return [{ rule: rule.id, column, ...(test.problem ? { problem: test.problem } : {}) }];
    }),
  );
  const all = (1n << BigInt(rules.length)) - 1n;
  return { decision, columns, rules, all, precedence: precedenceOf(decision.hitPolicy, rules), problems };
}

/** The rules of a decision with what tells their answers apart. */
export function compileRules(framework: Framework, decision: Decision): readonly CompiledRule[] {
  const ranks = ranksOf(framework, decision.output);
  return decision.rules.map((rule) => ({
    rule,
    answerKey: keyOfAnswer(rule.then),
    rank: rankOf(rule.then, decision.output, ranks),
    postpones: isPostponement(decision, rule),
  }));
}

/** Index of the slice a value falls into; undefined when the value is missing or outside the domain. */
export function sliceAt(column: CompiledColumn, value: FactValue | undefined): number | undefined {
  if (column.slices.length === 1) return 0;
  if (value === undefined || !column.domain) return undefined;
  const slices = column.slices.flatMap(({ slice }) => (slice ? [slice] : []));
  return findSlice(column.domain, slices, value);
}

/** Text that is equal for equal answers, whatever the order of their columns. */
export function keyOfAnswer(answer: Answer): string {
  if (typeof answer === 'string') return JSON.stringify(answer);
  return JSON.stringify([...answer].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function compileColumn(
  framework: Framework,
  decision: Decision,
  column: string,
  domain: Domain | undefined,
): CompiledColumn {
  const tests = decision.rules.map((rule) => {
    const source = rule.when.get(column);
    return source === undefined ? undefined : compileTest(column, source, domain);
  });
  const cells = tests.flatMap((test) => (test?.cell ? [test.cell] : []));
  const spans = domain ? splitDomain(domain, cells) : [];
  const slices: readonly ColumnSlice[] =
    spans.length > 0
      ? spans.map((slice) => ({ ...slice, slice, holding: holdingAt(tests, slice.value) }))
      : [{ label: '?', value: undefined, slice: undefined, holding: holdingAt(tests, undefined) }];
  const holdings = new Map<RuleSet, number>();
  for (const { holding } of slices) holdings.set(holding, (holdings.get(holding) ?? 0) + 1);
  return {
    column,
    domain,
    slices,
    holdings,
    throughout: slices.reduce((sure, { holding }) => sure & holding, -1n),
    tests,
    wanted: tests.map((test, index) => {
      const source = decision.rules[index]?.when.get(column);
      return test?.cell ? describeCell(framework, column, test.cell) : String(source ?? 'anything');
    }),
  };
}

function holdingAt(tests: readonly (CompiledTest | undefined)[], value: FactValue | undefined): RuleSet {
  let holding = 0n;
  tests.forEach((test, index) => {
    if (!test || holdsAt(test.cell, value)) holding |= 1n << BigInt(index);
  });
  return holding;
}

function holdsAt(cell: Cell | undefined, value: FactValue | undefined): boolean {
  if (!cell) return false;
  return value === undefined ? cell.kind === 'any' : testCell(cell, value);
}

function precedenceOf(hitPolicy: HitPolicy, rules: readonly CompiledRule[]): CompiledDecision['precedence'] {
  if (hitPolicy === 'UNIQUE' || hitPolicy === 'ANY') return [];
  const ranked = rules.map(({ rank }, index) => ({
    rule: 1n << BigInt(index),
    rank: hitPolicy === 'PRIORITY' ? rank : 0,
  }));
  ranked.sort((a, b) => a.rank - b.rank);
  let weaker = (1n << BigInt(rules.length)) - 1n;
  return ranked.map(({ rule }) => {
    weaker &= ~rule;
    return { rule, beaten: weaker };
  });
}

function isPostponement(decision: Decision, rule: Rule): boolean {
  const parts = typeof rule.then === 'string' ? [rule.then] : [...rule.then.values()];
  return parts.some((part) => decision.defers.includes(part)) && (!rule.decider || !rule.within);
}

type Ranks = ReadonlyMap<SingleOutput, ReadonlyMap<string, number>>;

function ranksOf(framework: Framework, output: Output): Ranks {
  const outputs = output.kind === 'columns' ? [...output.columns.values()] : [output];
  return new Map(
    outputs.map((single) => {
      const values = single.kind === 'role' ? framework.roles.keys() : single.values.keys();
      return [single, new Map([...values].map((value, rank) => [value, rank]))];
    }),
  );
}

/** Rank of an answer; with several output columns the first one weighs most. Undeclared values come last. */
function rankOf(answer: Answer, output: Output, ranks: Ranks): number {
  const rankIn = (single: SingleOutput, value: string | undefined): number => {
    const order = ranks.get(single);
    return (value === undefined ? undefined : order?.get(value)) ?? order?.size ?? 0;
  };
  if (output.kind !== 'columns') return rankIn(output, typeof answer === 'string' ? answer : undefined);
  let rank = 0;
  for (const [name, single] of output.columns) {
    const size = (ranks.get(single)?.size ?? 0) + 1;
    rank = rank * size + rankIn(single, typeof answer === 'string' ? undefined : answer.get(name));
  }
  return rank;
}
