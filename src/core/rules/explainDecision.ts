import type { FactValue } from '../model/cell.ts';
import type { Answer } from '../model/framework.ts';
import { testOne, type TestOutcome } from './compileTests.ts';
import type { CompiledDecision } from './compileDecision.ts';
import type { ReadColumn } from './spreadRules.ts';

/** How one rule fared, cell by cell. */
export interface RuleExplanation {
  readonly rule: string;
  readonly answer: Answer;
  /** Failed when a cell failed, unknown when none failed but a value is missing. */
  readonly outcome: TestOutcome;
  /** One per column of the table, in its order. */
  readonly cells: readonly CellExplanation[];
}

export interface CellExplanation {
  readonly column: string;
  readonly outcome: TestOutcome;
  /** What the rule wants, in words; "anything" where it leaves the column out. */
  readonly wanted: string;
  readonly value?: FactValue;
}

/** A rule that did not match, and the columns that kept it from matching. */
export interface NearestRule {
  readonly rule: string;
  readonly answer: Answer;
  readonly misses: readonly { readonly column: string; readonly wanted: string; readonly was?: FactValue }[];
}

/** Says for every rule and cell whether it held, failed, or hangs on a missing value. */
export function explainDecision(compiled: CompiledDecision, read: ReadColumn): readonly RuleExplanation[] {
  return compiled.rules.map(({ rule }, index) => {
    const cells = compiled.columns.map((column): CellExplanation => {
      const value = read(column.column);
      const test = column.tests[index];
      return {
        column: column.column,
        outcome: test ? testOne(test, value) : 'held',
        wanted: column.wanted[index] ?? 'anything',
        ...(value === undefined ? {} : { value }),
      };
    });
    const outcomes = cells.map((cell) => cell.outcome);
    const outcome = outcomes.includes('failed')
      ? 'failed'
      : outcomes.includes('unknown')
        ? 'unknown'
        : 'held';
    return { rule: rule.id, answer: rule.then, outcome, cells };
  });
}

/** The rules with the fewest failed cells, in document order. Rules that match, and rules that would only postpone, are left out. */
export function findNearestRules(compiled: CompiledDecision, read: ReadColumn): readonly NearestRule[] {
  const near = explainDecision(compiled, read)
    .map((explanation) => ({
      explanation,
      failed: explanation.cells.filter((cell) => cell.outcome === 'failed'),
    }))
    .filter(({ failed }, index) => failed.length > 0 && !compiled.rules[index]?.postpones);
  const fewest = Math.min(...near.map(({ failed }) => failed.length));
  return near
    .filter(({ failed }) => failed.length === fewest)
    .map(({ explanation: { rule, answer }, failed }) => ({
      rule,
      answer,
      misses: failed.map(({ column, wanted, value }) => ({
        column,
        wanted,
        ...(value === undefined ? {} : { was: value }),
      })),
    }));
}
