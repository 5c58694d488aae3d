import type { FactDefinition, Framework, JsonValue } from '../../core/index.ts';
import type { Command } from '../../core/edit/index.ts';
import { proposeKey } from '../session/proposeKey.ts';
import { parseTabularText } from '../widgets/grid/tabularText.ts';
import { createDecisionTable, titleOf, type DecisionTable, type TableColumn } from './decisionTable.ts';
import { listColumnsOnOffer } from './listColumnsOnOffer.ts';
import { readPlace } from './readPlace.ts';
import { readTableChange, type TableChange } from './readTableChange.ts';

/** A table copied from a spreadsheet, and what each of its columns is taken for. */
export interface PastedTable {
  readonly columns: readonly PastedColumn[];
  /** Without the headings. */
  readonly rows: readonly (readonly string[])[];
}

export interface PastedColumn {
  readonly heading: string;
  /** Id of a column of the decision, `NEW_FACT` or `LEFT_OUT`. */
  readonly target: string;
  /** False where it was guessed, or not known at all: people are asked. */
  readonly sure: boolean;
}

/** A column a pasted one can be taken for. */
export interface PasteTarget {
  readonly id: string;
  readonly title: string;
  readonly group: 'asks' | 'answers' | 'more';
}

export const NEW_FACT = 'new';
export const LEFT_OUT = 'none';

/** Everything a pasted column can be taken for, those the decision has first. */
export function listPasteTargets({ framework, decision, columns }: DecisionTable): readonly PasteTarget[] {
  const present = columns.map(({ id, title, kind }): PasteTarget => ({
    id,
    title,
    group: kind === 'input' ? 'asks' : kind === 'answer' ? 'answers' : 'more',
  }));
  const offered = listColumnsOnOffer(framework, decision).map(({ column, title }): PasteTarget => ({
    id: `input ${column}`,
    title,
    group: 'asks',
  }));
  const further: readonly PasteTarget[] = [
    { id: 'decider', title: 'Who decides', group: 'more' },
    { id: 'within', title: 'Within', group: 'more' },
  ];
  const all = [...present, ...offered, ...further];
  return all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at);
}

/**
 * Reads a block copied from a spreadsheet as rules with headings. Headings are known by the names of columns; a first row in which
 * nothing is known is taken for a rule. Columns without a known heading are guessed from what stands in them.
 */
export function readPastedTable(table: DecisionTable, text: string): PastedTable | undefined {
  const cells = parseTabularText(text)
    .map((row) => row.map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ''));
  const width = Math.max(0, ...cells.map((row) => row.length));
  const [first] = cells;
  if (!first || width === 0) return undefined;
  const targets = listPasteTargets(table);
  const named = first.map((heading) => findTarget(table, targets, heading));
  const hasHeadings = cells.length > 1 && named.some((target) => target !== undefined && target !== LEFT_OUT);
  const rows = hasHeadings ? cells.slice(1) : cells;
  const taken = new Set<string>();
  const take = (target: string | undefined): string | undefined => {
    if (target === undefined || (target !== LEFT_OUT && taken.has(target))) return undefined;
    taken.add(target);
    return target;
  };
  const known = Array.from({ length: width }, (_, at) => (hasHeadings ? take(named[at]) : undefined));
  const columns = known.map((target, at): PastedColumn => {
    const heading = hasHeadings ? (first[at] ?? '') : '';
    if (target !== undefined) return { heading, target, sure: true };
    const values = rows.map((row) => row[at] ?? '').filter((value) => value !== '');
    if (values.length === 0) return { heading, target: LEFT_OUT, sure: true };
    const guess = take(guessTarget(withColumns(table, targets), values, taken));
    return { heading, target: guess ?? (heading === '' ? LEFT_OUT : NEW_FACT), sure: false };
  });
  return { columns, rows };
}

/** What pasting a table comes to. */
export interface PastePlan extends TableChange {
  /** The decision with the new columns; texts that cannot be read are told by rule and column of it. */
  readonly table: DecisionTable;
  /** What each pasted column becomes; undefined where it is left out. */
  readonly places: readonly (TableColumn | undefined)[];
}

/** The rules of a pasted table as one step, with the columns and facts they need. */
export function planPastedTable(table: DecisionTable, { columns, rows }: PastedTable): PastePlan {
  const { framework, decision } = table;
  const facts = new Map(framework.facts);
  const steps: Command[] = [];
  const ids = columns.map(({ heading, target }, at) => {
    if (target !== NEW_FACT) return target;
    const name = proposeKey('facts', heading, facts);
    const values = rows.map((row) => row[at] ?? '');
    facts.set(name, factOf(values));
    steps.push({ kind: 'entry.add', section: 'facts', name, value: printFact(values) });
    return `input ${name}`;
  });
  const added = ids.flatMap((id) => {
    const column = id.startsWith('input ') ? id.slice('input '.length) : undefined;
    return column === undefined || decision.inputs.includes(column) ? [] : [column];
  });
  for (const column of added) steps.push({ kind: 'column.add', decision: decision.name, column });
  const grown = createDecisionTable(
    { ...framework, facts },
    { ...decision, inputs: [...decision.inputs, ...added] },
    { postpones: ids.includes('decider') || ids.includes('within') },
  );
  const changes = rows.flatMap((row, index) =>
    ids.flatMap((id, at) => {
      const column = grown.columns.findIndex((candidate) => candidate.id === id);
      return column < 0 ? [] : [{ row: decision.rules.length + index, column, text: row[at] ?? '' }];
    }),
  );
  const { command, unread } = readTableChange(grown, changes);
  const all = [...steps, ...(command ? [command] : [])];
  return {
    table: grown,
    places: ids.map((id) => grown.columns.find((column) => column.id === id)),
    command: command && { kind: 'steps', name: `Paste ${rows.length} rules`, steps: all },
    unread,
  };
}

/** The decision with every column on offer, to try texts on. */
function withColumns(
  { framework, decision }: DecisionTable,
  targets: readonly PasteTarget[],
): readonly TableColumn[] {
  const inputs = targets.flatMap(({ id }) => (id.startsWith('input ') ? [id.slice('input '.length)] : []));
  return createDecisionTable(framework, { ...decision, inputs }).columns;
}

/** The one free column that can read every text; a note reads anything and is never guessed. */
function guessTarget(
  columns: readonly TableColumn[],
  values: readonly string[],
  taken: ReadonlySet<string>,
): string | undefined {
  const fitting = columns.filter(
    (column) =>
      column.kind !== 'note' &&
      !taken.has(column.id) &&
      values.some((value) => !/^(-|any)$/i.test(value)) &&
      values.every((value) => readPlace(column, value).ok),
  );
  return fitting.length === 1 ? fitting[0]?.id : undefined;
}

function findTarget(
  { framework, decision }: DecisionTable,
  targets: readonly PasteTarget[],
  heading: string,
): string | undefined {
  const said = toWords(heading);
  if (said === '') return undefined;
  if (/^(rule|rule id|rule no|no|nr|number|id|#)$/.test(said) || heading.trim() === '#') return LEFT_OUT;
  const [answer, ...others] = targets.filter(({ group }) => group === 'answers');
  const named = targets.find((target) => namesOf(framework, target).includes(said));
  if (named) return named.id;
  const isAnswer =
    /^(then|answers?|results?|outcome|output|decision)$/.test(said) ||
    said === toWords(decision.question ?? '') ||
    (decision.name === 'customerLead' && /\b(leads?|owner|owns)\b/.test(said));
  if (isAnswer && answer && others.length === 0) return answer.id;
  if (/^(who decides|decider|decided by|decides)$/.test(said)) return 'decider';
  if (/^(within|deadline|until|time limit)$/.test(said)) return 'within';
  return /^(notes?|comments?|why|reason|annotations?|remarks?)$/.test(said) ? 'note' : undefined;
}

function namesOf(framework: Framework, { id, title }: PasteTarget): readonly string[] {
  const key = id.replace(/^(input|answer) /, '');
  const question = id.startsWith('input ') ? framework.facts.get(key)?.question : undefined;
  const names = [title, key, question, id.startsWith('input ') ? titleOf(framework, key) : undefined];
  return names.flatMap((name) => (name === undefined ? [] : [toWords(name)]));
}

/** "partnerType", "Partner type" and "partner-type" are the same heading. */
function toWords(text: string): string {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

/** What a fact must be like to have these values. */
function factOf(values: readonly string[]): FactDefinition {
  const kind = kindOf(values);
  const listed = kind === 'enum' ? listValues(values) : [];
  return { type: kind, of: 'deal', values: new Map(listed.map((value) => [value, undefined])) };
}

function printFact(values: readonly string[]): JsonValue {
  const kind = kindOf(values);
  return kind === 'enum' ? { type: kind, values: listValues(values) } : { type: kind };
}

function kindOf(values: readonly string[]): FactDefinition['type'] {
  const said = values.filter((value) => !/^(-|any|)$/i.test(value));
  if (said.length > 0 && said.every((value) => /^(yes|no|true|false)$/i.test(value))) return 'boolean';
  return said.length > 0 && said.every((value) => /\d/.test(value) && /^[\d\s.[\]()<>=]+$/.test(value))
    ? 'number'
    : 'enum';
}

function listValues(values: readonly string[]): readonly string[] {
  const named = values
    .flatMap((value) => value.replace(/^not\s*\(?(.*?)\)?$/i, '$1').split(/[,;\n]|\s+or\s+/i))
    .map((value) => value.trim())
    .filter((value) => !/^(-|any|)$/i.test(value));
  return named.length === 0 ? ['yes', 'no'] : [...new Set(named)];
}
