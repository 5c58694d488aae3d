import type { Decision, Framework } from '../../model/framework.ts';
import { joinWords } from '../joinWords.ts';
import { phraseAnswer } from '../phraseAnswer.ts';
import type { DecisionAnalysis, DecisionFinding } from './decisionFinding.ts';
import { describeScenarios, printScenarios } from './describeScenarios.ts';
import { findDeadRules, findSubsumedRules, type DeadRule } from './findIdleRules.ts';
import { findGaps, type Gap } from './findGaps.ts';
import { findIdleColumns } from './findIdleColumns.ts';
import { findMergeableRules, type MergeableRules } from './findMergeableRules.ts';
import { findOverlaps, type Overlap } from './findOverlaps.ts';
import { findUnusedAnswers, type UnusedAnswer } from './findUnusedAnswers.ts';
import { listImpossible, type ImpossibleScenario } from './impossibleScenarios.ts';
import { dropAnswer, fillGap, mergeRules, removeRule, reviveRule, settleOverlap } from './planFixes.ts';
import { readTable, type DecisionBoxes, type TableRule } from './readTable.ts';
import { pickScenario } from './tableSpace.ts';

/** How far an analysis goes. */
export interface AnalysisLimits {
  /** Words of boxes compared for each of its questions. */
  readonly work: number;
  /** Gaps looked for; more are told of by `exhaustive`. */
  readonly gaps: number;
  /** Pairs of rules that fit together. */
  readonly pairs: number;
}

const LIMITS: AnalysisLimits = { work: 60_000_000, gaps: 24, pairs: 2_000 };

const memory = new WeakMap<Framework, Map<Decision, DecisionAnalysis>>();

/** What `analyseDecision` says, remembered with the framework. */
export function analysisOf(framework: Framework, decision: Decision): DecisionAnalysis {
  let known = memory.get(framework);
  if (!known) memory.set(framework, (known = new Map<Decision, DecisionAnalysis>()));
  let analysis = known.get(decision);
  if (!analysis) known.set(decision, (analysis = analyseDecision(framework, decision)));
  return analysis;
}

/**
 * Looks at every scenario a table can be asked about: which no rule answers, where rules contradict each other, which rules, answers and
 * columns change nothing. Exact within the limits, which are counted in work and never in time. Scenarios that no deal can show
 * (`impossible`; by default those that follow from the meaning of derived facts) count neither as holes nor as uses. Says nothing while
 * the table cannot be read, or has no rules.
 */
export function analyseDecision(
  framework: Framework,
  decision: Decision,
  {
    impossible = listImpossible(framework, decision),
    limits = LIMITS,
  }: { readonly impossible?: readonly ImpossibleScenario[]; readonly limits?: AnalysisLimits } = {},
): DecisionAnalysis {
  const table = decision.rules.length > 0 ? readTable(framework, decision, impossible) : undefined;
  if (!table) return { decision: decision.name, findings: [], exhaustive: true };
  const gaps = findGaps(table, limits.gaps, { left: limits.work });
  const overlaps = findOverlaps(table, limits.pairs, { left: limits.work });
  const dead = findDeadRules(table, { left: limits.work });
  const never = new Set(dead.dead.flatMap(({ rule, why }) => (why === 'contradicted' ? [] : [rule])));
  const subsumed = findSubsumedRules(table, dead.dead, { left: limits.work });
  const idle = new Set([...never, ...subsumed.subsumed.map(({ rule }) => rule)]);
  const disagreeing = overlaps.different.flatMap(({ rule, others }) => [
    rule,
    ...others.map((other) => other.rule),
  ]);
  const columns = findIdleColumns(table, { left: limits.work });
  const exhaustive = gaps.all && overlaps.all && dead.all && subsumed.all && columns.all;
  const findings: readonly DecisionFinding[] = [
    ...gaps.gaps.map((gap) => tellGap(table, gap)),
    ...overlaps.different.map((overlap) => tellOverlap(table, overlap)),
    ...dead.dead.filter(({ rule }) => never.has(rule)).map((found) => tellDead(table, found)),
    ...subsumed.subsumed.map(({ rule, by }) => tellSubsumed(table, rule, by)),
    ...tellAgreement(table, overlaps.same, idle),
    ...findMergeableRules(table, [...idle, ...disagreeing]).map((rules) => tellMergeable(table, rules)),
    ...columns.columns.map((column) => tellColumn(table, column)),
    ...findUnusedAnswers(decision, table.rules, never).map((answer) => tellAnswer(table, answer)),
    ...(exhaustive ? [] : [tellTooLarge(table)]),
  ];
  return { decision: decision.name, findings, exhaustive };
}

function tellGap(table: DecisionBoxes, { box, seen }: Gap): DecisionFinding {
  const when = describeScenarios(table, box);
  return {
    code: 'decision.gap',
    message: `No rule of "${table.decision.name}" answers${when === '' ? '' : ` when ${when}`}.`,
    at: ['rules'],
    rules: [],
    when: printScenarios(table, box),
    witness: pickScenario(table.space, seen),
    fixes: [fillGap(table, box)],
  };
}

function tellOverlap(table: DecisionBoxes, overlap: Overlap): DecisionFinding {
  const { rule, others } = overlap;
  const [first] = others;
  const seen = first?.seen ?? rule.box;
  const when = describeScenarios(table, seen);
  const answers = [rule, ...(first ? [first.rule] : [])].map(
    (one) => `"${phraseAnswer(table.framework, table.decision, one.rule.then)}"`,
  );
  const example = `${others.length > 1 ? ', for example' : ''}${when === '' ? '' : ` when ${when}`}`;
  return {
    code: 'decision.overlap',
    message: `"${rule.rule.id}" disagrees with ${listRules(others.map((other) => other.rule))}${example}: ${joinWords(answers, 'or')}.`,
    at: ['rules', rule.index],
    rules: [rule, ...others.map((other) => other.rule)].map((one) => one.rule.id),
    witness: pickScenario(table.space, seen),
    fixes: settleOverlap(table, overlap),
  };
}

function tellDead(table: DecisionBoxes, dead: DeadRule): DecisionFinding {
  const { rule, by } = dead;
  const isOne = by.length === 1;
  const hides =
    table.decision.hitPolicy === 'PRIORITY'
      ? `${isOne ? 'outranks' : 'outrank'} it`
      : isOne
        ? 'comes first'
        : 'come first';
  const reason =
    by.length === 0
      ? `it is never asked when ${describeScenarios(table, rule.box)}`
      : `${listRules(by)} ${hides} wherever it fits`;
  return {
    code: 'rule.dead',
    message: `"${rule.rule.id}" can never answer: ${reason}.`,
    at: ['rules', rule.index],
    rules: [rule, ...by].map((one) => one.rule.id),
    ...(by.length === 0 ? {} : { witness: pickScenario(table.space, rule.box) }),
    fixes: reviveRule(table, dead),
  };
}

function tellSubsumed(table: DecisionBoxes, rule: TableRule, by: readonly TableRule[]): DecisionFinding {
  return {
    code: 'rule.subsumed',
    message: `"${rule.rule.id}" changes nothing: ${listRules(by)} ${by.length === 1 ? 'says' : 'say'} the same wherever it fits.`,
    at: ['rules', rule.index],
    rules: [rule, ...by].map((one) => one.rule.id),
    witness: pickScenario(table.space, rule.box),
    fixes: [removeRule(table, rule)],
  };
}

/** Under UNIQUE rules may not fit together even if they agree; rules that change nothing are told of by themselves. */
function tellAgreement(
  table: DecisionBoxes,
  same: readonly Overlap[],
  idle: ReadonlySet<TableRule>,
): readonly DecisionFinding[] {
  const { decision } = table;
  if (decision.hitPolicy !== 'UNIQUE') return [];
  const pairs = same
    .filter(({ rule }) => !idle.has(rule))
    .flatMap(({ rule, others }) =>
      others.filter((other) => !idle.has(other.rule)).map((other) => ({ rule, other })),
    );
  const [first, ...more] = pairs;
  if (!first) return [];
  const { rule, other } = first;
  const when = describeScenarios(table, other.seen);
  const others = more.length === 0 ? '' : ` So do ${more.length} other pairs.`;
  return [
    {
      code: 'decision.agreement',
      message: `${listRules([other.rule, rule])} fit together${when === '' ? '' : ` when ${when}`}; they agree, but the table says that this must not happen.${others}`,
      at: ['hitPolicy'],
      rules: [...new Set([...pairs.flatMap((pair) => [pair.other.rule, pair.rule])])].map(
        (one) => one.rule.id,
      ),
      witness: pickScenario(table.space, other.seen),
      fixes: [{ kind: 'decision.setHitPolicy', decision: decision.name, hitPolicy: 'ANY' }],
    },
  ];
}

function tellMergeable(table: DecisionBoxes, mergeable: MergeableRules): DecisionFinding {
  const { rules, axis } = mergeable;
  return {
    code: 'rule.mergeable',
    message: `${listRules(rules)} differ in "${axis.column}" only and can be one rule.`,
    at: ['rules', rules[0]?.index ?? 0],
    rules: rules.map(({ rule }) => rule.id),
    fixes: [mergeRules(table, mergeable)],
  };
}

function tellColumn({ decision }: DecisionBoxes, column: string): DecisionFinding {
  const index = decision.inputs.indexOf(column);
  return {
    code: 'input.irrelevant',
    message: `"${column}" never changes what "${decision.name}" says.`,
    at: index < 0 ? ['rules'] : ['inputs', index],
    rules: [],
    fixes: [{ kind: 'column.remove', decision: decision.name, column }],
  };
}

function tellAnswer(table: DecisionBoxes, unused: UnusedAnswer): DecisionFinding {
  const { answer, column, rules } = unused;
  const name = column === undefined ? `"${answer}"` : `"${answer}" for "${column}"`;
  return {
    code: 'answer.unreachable',
    message:
      rules.length === 0
        ? `No rule of "${table.decision.name}" answers ${name}.`
        : `"${table.decision.name}" never answers ${name}: ${listRules(rules)} never ${rules.length === 1 ? 'wins' : 'win'}.`,
    at: column === undefined ? ['output', 'values'] : ['output', 'columns', column, 'values'],
    rules: rules.map(({ rule }) => rule.id),
    fixes: dropAnswer(table, unused),
  };
}

function tellTooLarge({ decision }: DecisionBoxes): DecisionFinding {
  return {
    code: 'decision.too-large',
    message: `"${decision.name}" has too many scenarios to look at each: what is told of it is true, and there may be more.`,
    at: ['rules'],
    rules: [],
    fixes: [],
  };
}

/** Rules by name; beyond four by number. */
function listRules(rules: readonly TableRule[]): string {
  const names = rules.map(({ rule }) => `"${rule.id}"`);
  if (names.length <= 4) return joinWords(names, 'and');
  return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}
