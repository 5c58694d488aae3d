import type { Rule } from '../../core/index.ts';
import type { Command, NewRule } from '../../core/edit/index.ts';
import { addAnswer } from './answerCommands.ts';
import type { DecisionTable, TableColumn } from './decisionTable.ts';

/** Declares a text as a further answer and gives it to a rule, in one step. Undefined where answers are not declared. */
export function declareAnswer(
  { decision }: DecisionTable,
  row: number,
  column: TableColumn,
  text: string,
): Command | undefined {
  const rule = decision.rules[row];
  if (!rule || column.kind !== 'answer' || column.output.kind !== 'enum') return undefined;
  const { name, command } = addAnswer(decision, { part: column.part, values: column.output.values }, text);
  return {
    kind: 'steps',
    name: 'Add an answer',
    steps: [
      command,
      {
        kind: 'rule.setAnswer',
        decision: decision.name,
        rule: rule.id,
        then: answerWith(rule, column.part, name),
      },
    ],
  };
}

function answerWith({ then }: Rule, part: string | undefined, value: string): NewRule['then'] {
  if (part === undefined) return value;
  return { ...(typeof then === 'string' ? {} : Object.fromEntries(then)), [part]: value };
}
