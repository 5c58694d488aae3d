import type { JsonObject, Output, Rule, SingleOutput } from '../../core/index.ts';
import type { Command, NewRule } from '../../core/edit/index.ts';
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
  const value = nameAnswer(text, column.output.values);
  const phrase = isPlainList(column.output.values) ? undefined : text;
  const declared: SingleOutput = {
    kind: 'enum',
    values: new Map([...column.output.values, [value, phrase]]),
  };
  const output: Output =
    decision.output.kind === 'columns' && column.part !== undefined
      ? { kind: 'columns', columns: new Map([...decision.output.columns, [column.part, declared]]) }
      : declared;
  return {
    kind: 'steps',
    name: 'Add an answer',
    steps: [
      { kind: 'decision.setOutput', decision: decision.name, output: printOutput(output) },
      {
        kind: 'rule.setAnswer',
        decision: decision.name,
        rule: rule.id,
        then: answerWith(rule, column.part, value),
      },
    ],
  };
}

function answerWith({ then }: Rule, part: string | undefined, value: string): NewRule['then'] {
  if (part === undefined) return value;
  return { ...(typeof then === 'string' ? {} : Object.fromEntries(then)), [part]: value };
}

/** A short name for the file: "the vendor sells direct" is "the-vendor-sells-direct". */
function nameAnswer(text: string, taken: ReadonlyMap<string, string | undefined>): string {
  const stem =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'answer';
  let name = stem;
  for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}`;
  return name;
}

function isPlainList(values: ReadonlyMap<string, string | undefined>): boolean {
  return [...values.values()].every((phrase) => phrase === undefined);
}

/** As it stands in the file; values without phrases are a list. */
function printOutput(output: Output): JsonObject {
  if (output.kind === 'columns')
    return {
      columns: Object.fromEntries([...output.columns].map(([name, single]) => [name, printOutput(single)])),
    };
  if (output.kind === 'role') return { type: 'role' };
  if (isPlainList(output.values)) return { type: 'enum', values: [...output.values.keys()] };
  const phrases = [...output.values].map(([value, phrase]): [string, string] => [value, phrase ?? value]);
  return { type: 'enum', values: Object.fromEntries(phrases) };
}
