import {
  printOutput,
  type Decision,
  type Output,
  type Phrases,
  type SingleOutput,
} from '../../core/index.ts';
import type { Command } from '../../core/edit/index.ts';

/** A list of declared answers: that of the decision, or of one of its columns. */
export interface AnswerList {
  /** Name of the column; undefined when the decision gives one answer. */
  readonly part: string | undefined;
  readonly values: Phrases;
}

/** The lists of answers a decision declares; none where roles answer. */
export function listAnswerLists({ output }: Decision): readonly AnswerList[] {
  const outputs: readonly (readonly [string | undefined, SingleOutput])[] =
    output.kind === 'columns' ? [...output.columns] : [[undefined, output]];
  return outputs.flatMap(([part, single]) =>
    single.kind === 'enum' ? [{ part, values: single.values }] : [],
  );
}

/** Declares a further answer under a short name; what was typed is its phrase, unless none of the answers has one. */
export function addAnswer(
  decision: Decision,
  { part, values }: AnswerList,
  text: string,
): { readonly name: string; readonly command: Command } {
  const name = nameAnswer(text, values);
  const phrase = isPlainList(values) ? undefined : text;
  return { name, command: setAnswers(decision, part, new Map([...values, [name, phrase]])) };
}

/** Words an answer. */
export function wordAnswer(
  decision: Decision,
  { part, values }: AnswerList,
  answer: string,
  phrase: string,
): Command {
  return setAnswers(decision, part, new Map([...values, [answer, phrase]]));
}

/** Takes an answer away that no rule gives. */
export function removeAnswer(decision: Decision, { part, values }: AnswerList, answer: string): Command {
  return setAnswers(decision, part, new Map([...values].filter(([other]) => other !== answer)));
}

function setAnswers({ name, output }: Decision, part: string | undefined, values: Phrases): Command {
  const declared: SingleOutput = { kind: 'enum', values };
  const next: Output =
    output.kind === 'columns' && part !== undefined
      ? { kind: 'columns', columns: new Map([...output.columns, [part, declared]]) }
      : declared;
  return { kind: 'decision.setOutput', decision: name, output: printOutput(next) };
}

/** A short name for the file: "the vendor sells direct" is "the-vendor-sells-direct". */
function nameAnswer(text: string, taken: Phrases): string {
  const stem =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'answer';
  let name = stem;
  for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}`;
  return name;
}

function isPlainList(values: Phrases): boolean {
  return [...values.values()].every((phrase) => phrase === undefined);
}
