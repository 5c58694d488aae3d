import type { FactValue } from '../../../../src/core/model/cell.ts';
import type { Decision, Rule } from '../../../../src/core/model/framework.ts';
import { domainOfColumn } from '../../../../src/core/model/domains.ts';
import { keyOfAnswer, parseCell, testCell } from '../../../../src/core/rules/index.ts';
import { SCENARIO_VALUES } from '../arbitraries.ts';
import { frameworkOf } from '../builders.ts';

export type Scenario = Readonly<Record<string, FactValue>>;

const framework = frameworkOf();

/** Every combination of one value for each elementary part of the columns. */
export function allScenarios(columns: readonly string[]): readonly Scenario[] {
  let list: Scenario[] = [{}];
  for (const column of columns)
    list = list.flatMap((before) =>
      SCENARIO_VALUES[column]!.map((value) => ({ ...before, [column]: value })),
    );
  return list;
}

/** Whether all of a rule's cells hold. */
export function fits(when: ReadonlyMap<string, unknown>, scenario: Scenario): boolean {
  return [...when].every(([column, source]) => {
    const cell = parseCell(source as FactValue, domainOfColumn(framework, column)!);
    return cell.ok && testCell(cell.value, scenario[column]!);
  });
}

/** The rules that answer: under FIRST and PRIORITY the strongest that fits, else all that fit. */
export function winners(decision: Decision, scenario: Scenario): readonly Rule[] {
  const fitting = decision.rules.filter((rule) => fits(rule.when, scenario));
  if (decision.hitPolicy === 'UNIQUE' || decision.hitPolicy === 'ANY') return fitting;
  const rank = (rule: Rule): number => {
    if (decision.hitPolicy === 'FIRST') return 0;
    if (decision.output.kind === 'columns')
      return [...decision.output.columns].reduce(
        (sum, [name, single]) =>
          sum * 10 +
          (single.kind === 'enum'
            ? [...single.values.keys()].indexOf((rule.then as Map<string, string>).get(name)!)
            : 0),
        0,
      );
    return decision.output.kind === 'enum'
      ? [...decision.output.values.keys()].indexOf(String(rule.then))
      : 0;
  };
  const best = Math.min(...fitting.map(rank));
  return fitting.filter((rule) => rank(rule) === best).slice(0, 1);
}

function isLoose(decision: Decision, rule: Rule): boolean {
  const parts = typeof rule.then === 'string' ? [rule.then] : [...rule.then.values()];
  return parts.some((part) => decision.defers.includes(part)) && (!rule.decider || !rule.within);
}

/** What a decision says, down to the answers that contend. */
export function saysAt(decision: Decision, scenario: Scenario): string {
  const won = winners(decision, scenario);
  const answers = [...new Set(won.map((rule) => keyOfAnswer(rule.then)))].sort();
  if (answers.length !== 1) return answers.length === 0 ? 'silent' : `ambiguous ${answers.join(' ')}`;
  return `${won.every((rule) => isLoose(decision, rule)) ? 'postponed' : 'answer'} ${answers[0]!}`;
}

/** The same, down to who decides and by when. */
export function termsAt(decision: Decision, scenario: Scenario): string {
  const terms = winners(decision, scenario).map((rule) =>
    JSON.stringify([keyOfAnswer(rule.then), rule.decider, rule.within]),
  );
  return [...new Set(terms)].sort().join(' ');
}
