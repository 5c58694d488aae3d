import type { Cell, CellSource, FactValue } from '../../../src/core/model/cell.ts';
import type { Answer, Decision, Rule } from '../../../src/core/model/framework.ts';
import { domainOfColumn } from '../../../src/core/model/domains.ts';
import { parseCell, testCell } from '../../../src/core/rules/index.ts';
import { SCENARIO_VALUES } from './arbitraries.ts';
import { frameworkOf } from './builders.ts';

export type Values = Readonly<Record<string, FactValue | undefined>>;

export type SlowOutcome =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly rules: readonly string[] }
  | { readonly kind: 'silent' }
  | { readonly kind: 'ambiguous'; readonly answers: readonly string[] };

const framework = frameworkOf();

const cells = new Map<string, Cell | undefined>();

function holds(column: string, source: CellSource, value: FactValue): boolean {
  const key = JSON.stringify([column, source]);
  if (!cells.has(key)) {
    const parsed = parseCell(source, domainOfColumn(framework, column)!);
    cells.set(key, parsed.ok ? parsed.value : undefined);
  }
  const cell = cells.get(key);
  return cell !== undefined && testCell(cell, value);
}

/** Answers a complete scenario rule by rule, as the hit policies are defined, for single enum outputs. */
export function answerSlowly(decision: Decision, values: Record<string, FactValue>): SlowOutcome {
  const fitting = decision.rules.filter((rule) =>
    [...rule.when].every(([column, source]) => holds(column, source, values[column]!)),
  );
  if (fitting.length === 0) return { kind: 'silent' };
  if (decision.hitPolicy === 'FIRST') return settle(decision, [fitting[0]!]);
  if (decision.hitPolicy === 'PRIORITY') {
    const order = decision.output.kind === 'enum' ? [...decision.output.values.keys()] : [];
    for (const value of order) {
      const winner = fitting.find((rule) => rule.then === value);
      if (winner) return settle(decision, [winner]);
    }
    throw new Error('the test decision declares all its answers');
  }
  const answers = [...new Set(fitting.map((rule) => String(rule.then)))];
  return answers.length > 1 ? { kind: 'ambiguous', answers } : settle(decision, fitting);
}

function settle(decision: Decision, winners: readonly Rule[]): SlowOutcome {
  const isLoose = (rule: Rule): boolean =>
    decision.defers.includes(String(rule.then)) && (rule.decider === undefined || rule.within === undefined);
  if (winners.every(isLoose)) return { kind: 'silent' };
  return { kind: 'answer', answer: winners[0]!.then, rules: winners.map((rule) => rule.id) };
}

/** Every complete scenario that agrees with the given values, over the given columns. */
export function completions(
  columns: readonly string[],
  values: Values,
): readonly Record<string, FactValue>[] {
  let list: Record<string, FactValue>[] = [{}];
  for (const column of columns) {
    const known = values[column];
    const choices = known === undefined ? SCENARIO_VALUES[column]! : [known];
    list = list.flatMap((before) => choices.map((value) => ({ ...before, [column]: value })));
  }
  return list;
}

/** What counts as one outcome when facts are missing. */
export function outcomeText(outcome: SlowOutcome): string {
  return outcome.kind === 'answer' ? `answer ${String(outcome.answer)}` : outcome.kind;
}
