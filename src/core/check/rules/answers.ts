import { didYouMean } from '../../diagnostics/suggestName.ts';
import type { JsonPath } from '../../diagnostics/diagnostic.ts';
import type { Decision, Framework, Rule, SingleOutput } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';

/** Rules give answers that their decision can give: its output's values, roles, or what only postpones. */
export function answers(framework: Framework, report: CheckReport): void {
  for (const decision of framework.decisions.values()) {
    decision.rules.forEach((rule, index) => {
      checkAnswer(framework, decision, rule, ['decisions', decision.name, 'rules', index, 'then'], report);
    });
  }
}

function checkAnswer(
  framework: Framework,
  decision: Decision,
  { then }: Rule,
  path: JsonPath,
  report: CheckReport,
): void {
  const { output } = decision;
  if (output.kind !== 'columns') {
    if (typeof then !== 'string') {
      report('output.unknown', path, `"${decision.name}" has a single answer, not one for each column.`);
    } else {
      checkValue(framework, decision, output, then, path, report);
    }
    return;
  }
  if (typeof then === 'string') {
    if (decision.defers.includes(then)) return;
    const names = [...output.columns.keys()].map((name) => `"${name}"`).join(', ');
    report('output.unknown', path, `"${decision.name}" needs one answer for each of its columns ${names}.`);
    return;
  }
  for (const [column, value] of then) {
    const single = output.columns.get(column);
    if (single) {
      checkValue(framework, decision, single, value, [...path, column], report);
    } else {
      const message = `"${decision.name}" has no output column "${column}".${didYouMean(column, output.columns.keys())}`;
      report('output.unknown', [...path, column], message, { part: 'key' });
    }
  }
  for (const column of output.columns.keys()) {
    if (!then.has(column))
      report('output.unknown', path, `The answer for the output column "${column}" is missing.`);
  }
}

function checkValue(
  framework: Framework,
  { name, defers }: Decision,
  output: SingleOutput,
  value: string,
  path: JsonPath,
  report: CheckReport,
): void {
  if (defers.includes(value)) return;
  if (output.kind === 'role') {
    if (framework.roles.has(value)) return;
    report(
      'role.unknown',
      path,
      `Nobody declared the role "${value}".${didYouMean(value, framework.roles.keys())}`,
    );
  } else if (!output.values.has(value)) {
    const hint = didYouMean(value, [...output.values.keys(), ...defers]);
    report('output.unknown', path, `"${value}" is not an answer of "${name}".${hint}`);
  }
}
