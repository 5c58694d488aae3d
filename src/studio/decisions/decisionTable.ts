import {
  compileDecision,
  nameColumn,
  type CompiledColumn,
  type CompiledDecision,
  type Decision,
  type Framework,
  type Rule,
  type SingleOutput,
} from '../../core/index.ts';
import { phraseKey } from '../session/phraseEvent.ts';
import { findOption, listAnswerOptions, listDurations, listRoles, type Option } from './answerOptions.ts';
import { writeCellText } from '../session/writeCellText.ts';

/** A column of a decision as it is shown. */
export type TableColumn =
  | {
      readonly kind: 'input';
      readonly id: string;
      readonly title: string;
      readonly hint: string | undefined;
      readonly compiled: CompiledColumn;
    }
  | {
      readonly kind: 'answer';
      readonly id: string;
      readonly title: string;
      /** Name of the output column; undefined when the decision gives one answer. */
      readonly part: string | undefined;
      readonly output: SingleOutput;
      readonly options: readonly Option[];
    }
  | {
      readonly kind: 'decider' | 'within';
      readonly id: string;
      readonly title: string;
      readonly options: readonly Option[];
    }
  | { readonly kind: 'note'; readonly id: string; readonly title: string };

/** A decision laid out as a table. */
export interface DecisionTable {
  readonly framework: Framework;
  readonly decision: Decision;
  readonly compiled: CompiledDecision;
  readonly columns: readonly TableColumn[];
}

/** Inputs, answers, who decides and until when if an answer may postpone, notes. */
export function createDecisionTable(
  framework: Framework,
  decision: Decision,
  options: { readonly postpones?: boolean } = {},
): DecisionTable {
  const compiled = compileDecision(framework, decision);
  const inputs = compiled.columns.map((column): TableColumn => ({
    kind: 'input',
    id: `input ${column.column}`,
    title: titleOf(framework, column.column),
    hint: framework.facts.get(column.column)?.question,
    compiled: column,
  }));
  return {
    framework,
    decision,
    compiled,
    columns: [...inputs, ...answerColumns(framework, decision, options)],
  };
}

function answerColumns(
  framework: Framework,
  decision: Decision,
  options: { readonly postpones?: boolean },
): readonly TableColumn[] {
  const { output } = decision;
  const outputs: readonly (readonly [string | undefined, SingleOutput])[] =
    output.kind === 'columns' ? [...output.columns] : [[undefined, output]];
  const postpones =
    options.postpones === true ||
    decision.defers.length > 0 ||
    decision.rules.some((rule) => rule.decider !== undefined || rule.within !== undefined);
  return [
    ...outputs.map(([part, single]): TableColumn => ({
      kind: 'answer',
      id: `answer ${part ?? ''}`,
      title: part === undefined ? 'Answer' : sentenceCase(phraseKey(part)),
      part,
      output: single,
      options: listAnswerOptions(framework, decision, single),
    })),
    ...(postpones
      ? ([
          { kind: 'decider', id: 'decider', title: 'Who decides', options: listRoles(framework) },
          { kind: 'within', id: 'within', title: 'Within', options: listDurations(framework) },
        ] as const)
      : []),
    { kind: 'note', id: 'note', title: 'Note' },
  ];
}

/** What stands in a place of the table, as text: roles by their names, everything else as the file writes it. */
export function textAt(rule: Rule, column: TableColumn): string {
  switch (column.kind) {
    case 'input':
      return writeCellText(rule.when.get(column.compiled.column), column.compiled.domain);
    case 'answer': {
      const answer = answerAt(rule, column.part);
      return column.output.kind === 'role' ? labelOf(answer, column.options) : answer;
    }
    case 'decider':
      return labelOf(rule.decider ?? '', column.options);
    case 'within':
      return rule.within ?? '';
    case 'note':
      return rule.note ?? '';
  }
}

/** The answer of a rule in one output column; empty when it has none. */
export function answerAt({ then }: Rule, part: string | undefined): string {
  if (typeof then === 'string') return then;
  return part === undefined ? [...then.values()].join(', ') : (then.get(part) ?? '');
}

/** The label of an option where it can be told from the others, else its value. */
function labelOf(value: string, options: readonly Option[]): string {
  const label = options.find((option) => option.value === value)?.label ?? value;
  return findOption(label, options)?.value === value ? label : value;
}

const SHORT: Readonly<Record<string, string>> = {
  activeRegistrations: 'Active registrations',
  hoursInStage: 'Hours in stage',
  incumbentState: 'First registration',
  incumbentPartnerType: 'First partner',
  challengerPartnerType: 'Second partner',
  hoursApart: 'Hours apart',
};

/** A column as a heading: "Partner type", "Hours apart", "Product (first registration)". */
export function titleOf(framework: Framework, column: string): string {
  const short = framework.facts.has(column) ? undefined : SHORT[column];
  if (short !== undefined) return short;
  const name = nameColumn(framework, column).replace(/^the (number of )?/, '');
  return sentenceCase(name.replace(/^(.+) of the ((?:first|second) registration)$/, '$1 ($2)'));
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
