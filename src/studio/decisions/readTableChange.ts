import type { CellSource, Rule } from '../../core/index.ts';
import type { Command, NewRule } from '../../core/edit/index.ts';
import type { CellChange } from '../widgets/grid/gridContent.ts';
import { textAt, type DecisionTable, type TableColumn } from './decisionTable.ts';
import { readPlace } from './readPlace.ts';

/** A text that cannot stand where it was written, and why. `row` is that of the rule once the command was carried out. */
export interface UnreadText extends CellChange {
  readonly problem: string;
}

/** What writing texts into a table comes to. */
export interface TableChange {
  /** One step, whatever was typed or pasted; undefined when nothing would change. */
  readonly command: Command | undefined;
  /** Kept beside the framework until they are mended. */
  readonly unread: readonly UnreadText[];
}

/** A text together with its column and what it says there. */
interface Read {
  readonly column: TableColumn;
  readonly cell?: CellSource | undefined;
  readonly text?: string | undefined;
}

/** Reads texts written into places of a table. Rows below the last rule become new rules; blank ones are passed over. */
export function readTableChange(table: DecisionTable, changes: readonly CellChange[]): TableChange {
  const rows = new Map<number, Read[]>();
  const unread: UnreadText[] = [];
  for (const change of changes) {
    const column = table.columns[change.column];
    const rule = table.decision.rules[change.row];
    if (!column || !isChange(rule, column, change.text)) continue;
    const read = readPlace(column, change.text);
    if (!read.ok) unread.push({ ...change, problem: read.error });
    const { kind, ...value } = read.ok ? read.value : { kind: 'unread' };
    const row = rows.get(change.row) ?? [];
    rows.set(change.row, row);
    if (kind !== 'unread') row.push({ column, ...value });
  }
  const added = [...rows.keys()].filter((row) => !table.decision.rules[row]).sort((a, b) => a - b);
  const rowOf = (row: number): number =>
    added.includes(row) ? table.decision.rules.length + added.indexOf(row) : row;
  return {
    command: toCommand(table, rows),
    unread: unread.map((text) => ({ ...text, row: rowOf(text.row) })),
  };
}

function isChange(rule: Rule | undefined, column: TableColumn, text: string): boolean {
  if (!rule) return text.trim() !== '' && text.trim() !== '-';
  // A rule keeps its answer until another is given.
  if (column.kind === 'answer' && text.trim() === '') return false;
  const before = textAt(rule, column);
  return before !== text && !(before === '-' && text.trim() === '');
}

function toCommand(table: DecisionTable, rows: ReadonlyMap<number, readonly Read[]>): Command | undefined {
  const decision = table.decision.name;
  const cells: { rule: string; column: string; cell?: CellSource }[] = [];
  const steps: Command[] = [];
  for (const [row, reads] of [...rows].sort(([a], [b]) => a - b)) {
    const rule = table.decision.rules[row];
    if (rule) {
      cells.push(...cellsOf(reads).map((cell) => ({ rule: rule.id, ...cell })));
      steps.push(...changeRest(table, rule, reads));
    } else {
      steps.push({ kind: 'rule.insert', decision, rule: newRule(table, reads) });
    }
  }
  const [only] = cells;
  if (only && cells.length === 1) steps.unshift({ kind: 'rule.setCell', decision, ...only });
  else if (only) steps.unshift({ kind: 'rules.setCells', decision, cells });
  return steps.length > 1 ? { kind: 'steps', name: 'Fill cells', steps } : steps[0];
}

function cellsOf(reads: readonly Read[]): readonly { readonly column: string; readonly cell?: CellSource }[] {
  return reads.flatMap(({ column, cell }) =>
    column.kind === 'input'
      ? [{ column: column.compiled.column, ...(cell === undefined ? {} : { cell }) }]
      : [],
  );
}

/** Everything but the inputs. */
function changeRest(table: DecisionTable, rule: Rule, reads: readonly Read[]): readonly Command[] {
  const at = { decision: table.decision.name, rule: rule.id };
  const steps: Command[] = [];
  const of = (kind: TableColumn['kind']): Read | undefined =>
    reads.find(({ column }) => column.kind === kind);
  if (of('answer')) steps.push({ kind: 'rule.setAnswer', ...at, then: answerOf(table, rule, reads) });
  if (of('decider') ?? of('within')) {
    const decider = of('decider') ? of('decider')?.text : rule.decider;
    const within = of('within') ? of('within')?.text : rule.within;
    steps.push({
      kind: 'rule.setDecider',
      ...at,
      ...(decider === undefined ? {} : { decider }),
      ...(within === undefined ? {} : { within }),
    });
  }
  const note = of('note');
  if (note)
    steps.push({ kind: 'rule.setNote', ...at, ...(note.text === undefined ? {} : { note: note.text }) });
  return steps;
}

function answerOf(
  { decision }: DecisionTable,
  rule: Rule | undefined,
  reads: readonly Read[],
): NewRule['then'] {
  const { output } = decision;
  const given = reads.flatMap(({ column, text }): [string, string][] =>
    column.kind === 'answer' ? [[column.part ?? '', text ?? '']] : [],
  );
  if (output.kind !== 'columns') return given[0]?.[1] ?? '';
  const before = rule && typeof rule.then !== 'string' ? rule.then : new Map<string, string>();
  const empty = [...output.columns.keys()].map((name): [string, string] => [name, '']);
  return Object.fromEntries([...empty, ...before, ...given]);
}

function newRule(table: DecisionTable, reads: readonly Read[]): NewRule {
  const textOf = (kind: TableColumn['kind']): string | undefined =>
    reads.find(({ column }) => column.kind === kind)?.text;
  const [decider, within, note] = [textOf('decider'), textOf('within'), textOf('note')];
  const when = cellsOf(reads).flatMap(({ column, cell }): [string, CellSource][] =>
    cell === undefined ? [] : [[column, cell]],
  );
  return {
    when: Object.fromEntries(when),
    then: answerOf(table, undefined, reads),
    ...(decider === undefined ? {} : { decider }),
    ...(within === undefined ? {} : { within }),
    ...(note === undefined ? {} : { note }),
  };
}
