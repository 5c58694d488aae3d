import type { GridCell, GridRow } from '../widgets/grid/gridContent.ts';
import { LIGHT_WORDS, type LitScenario, type RuleLight } from './answerScenario.ts';
import { findOption } from './answerOptions.ts';
import { findDraft, type CellDrafts } from './cellDrafts.ts';
import { textAt, type DecisionTable, type TableColumn } from './decisionTable.ts';
import { readPlace } from './readPlace.ts';
import { RuleCell } from './RuleCell.tsx';
import { columnOfRole } from '../session/readOwnership.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Swatch } from '../widgets/Mark.tsx';

const SIGNS: Readonly<Record<RuleLight, string>> = {
  answers: '●',
  contradicts: '◆',
  late: '○',
  open: '◌',
  fails: '✕',
};

/** The rules of a decision as rows of a grid. */
export function layOutRows(
  table: DecisionTable,
  drafts: CellDrafts,
  lit: LitScenario | undefined,
  /** Deals by "decision/rule"; absent before deals were replayed. */
  covering: Readonly<Record<string, number>> | undefined,
  /** What is wrong with a rule, in a word or two, by its id. */
  marks: ReadonlyMap<string, string>,
): readonly GridRow[] {
  const columnStamp = stampColumns(table);
  return table.decision.rules.map((rule, index): GridRow => {
    const light = lit?.rules[index];
    const deals = covering && (covering[`${table.decision.name}/${rule.id}`] ?? 0);
    const cells = table.columns.map((column) => layOutCell(table, drafts, index, column, lit));
    return {
      id: rule.id,
      stamp: JSON.stringify([
        columnStamp,
        index,
        cells.map(({ text, problem }) => [text, problem]),
        table.compiled.columns.map(({ wanted }) => wanted[index]),
        light?.light,
        light?.cells.map(({ outcome }) => outcome),
        deals,
        marks.get(rule.id),
      ]),
      label: [
        `Rule ${index + 1}, ${rule.id}`,
        light && LIGHT_WORDS[light.light],
        deals === undefined ? '' : phraseDeals(deals),
        marks.get(rule.id),
      ]
        .filter(Boolean)
        .join(', '),
      header: (
        <RuleHead
          number={index + 1}
          id={rule.id}
          counted={isCounted(table, rule.id)}
          light={light?.light}
          deals={deals}
          mark={marks.get(rule.id)}
        />
      ),
      ...(light ? { className: `rule-${light.light}` } : {}),
      cells,
    };
  });
}

/** What the cells of a column show besides their own text. */
function stampColumns({ framework, decision, columns }: DecisionTable): string {
  const said = columns.map((column) => {
    if (column.kind === 'note') return [column.id];
    if (column.kind !== 'input') return [column.id, column.title, column.options];
    const phrases = framework.facts.get(column.compiled.column)?.values ?? [];
    return [column.id, column.title, [...phrases]];
  });
  const sides = [...framework.roles].map(([role]) => columnOfRole(framework, role));
  return JSON.stringify([said, sides, decision.defers]);
}

function layOutCell(
  table: DecisionTable,
  drafts: CellDrafts,
  index: number,
  column: TableColumn,
  lit: LitScenario | undefined,
): GridCell {
  const rule = table.decision.rules[index];
  if (!rule) return { content: null, text: '' };
  const below = textAt(rule, column);
  const waiting = findDraft(
    drafts,
    { decision: table.decision.name, rule: rule.id, column: column.id },
    below,
  );
  const text = waiting ?? below;
  const read = readPlace(column, text);
  const isHole = column.kind === 'answer' && text === '';
  return {
    text,
    ...(text === '-' ? { draft: '' } : {}),
    ...(read.ok ? {} : { problem: waiting === undefined ? read.error : `Not taken: ${read.error}` }),
    ...(isHole ? { className: 'cell-hole' } : {}),
    content:
      waiting === undefined ? (
        <CellContent table={table} index={index} column={column} text={text} lit={lit} />
      ) : (
        <code className="cell-raw">{waiting}</code>
      ),
  };
}

function CellContent({
  table,
  index,
  column,
  text,
  lit,
}: {
  readonly table: DecisionTable;
  readonly index: number;
  readonly column: TableColumn;
  readonly text: string;
  readonly lit: LitScenario | undefined;
}) {
  const { framework, decision } = table;
  if (column.kind === 'input') {
    const explanation = lit?.rules[index]?.cells.find((cell) => cell.column === column.compiled.column);
    return (
      <RuleCell
        framework={framework}
        compiled={column.compiled}
        rule={index}
        text={text}
        explanation={explanation}
      />
    );
  }
  if (column.kind === 'note') return <span className="cell-note">{text}</span>;
  if (text === '') return column.kind === 'answer' ? <span className="cell-none">no answer yet</span> : null;
  const option = findOption(text, column.options);
  const isRole = column.kind === 'decider' || (column.kind === 'answer' && column.output.kind === 'role');
  const role = option && isRole && framework.roles.has(option.value) ? option.value : undefined;
  const postpones =
    column.kind === 'answer' && option !== undefined && decision.defers.includes(option.value);
  return (
    <span className={column.kind === 'answer' ? 'cell-answer' : 'cell-name'}>
      {role === undefined ? null : <Swatch tone={columnOfRole(framework, role)} />}
      {option?.label ?? text}
      {postpones ? <span className="cell-postpones"> postpones</span> : null}
    </span>
  );
}

function RuleHead({
  number,
  id,
  counted,
  light,
  deals,
  mark,
}: {
  readonly number: number;
  readonly id: string;
  /** The id says no more than the number. */
  readonly counted: boolean;
  readonly light: RuleLight | undefined;
  readonly deals: number | undefined;
  readonly mark: string | undefined;
}) {
  return (
    <span className="rule-head" title={id}>
      <span className="rule-number">{number}</span>
      <span className="rule-state">
        {light ? (
          <span className={`rule-light rule-light-${light}`}>
            <span aria-hidden="true">{SIGNS[light]}</span> {LIGHT_WORDS[light]}
          </span>
        ) : counted ? null : (
          <span className="rule-id">{id}</span>
        )}
        {deals === undefined ? null : (
          <span
            className={deals === 0 ? 'rule-deals is-theory' : 'rule-deals'}
            title={
              deals === 0
                ? 'Theory: it answered none of the loaded deals'
                : 'Loaded deals in which it answered'
            }
          >
            {phraseDeals(deals)}
          </span>
        )}
        {mark === undefined ? null : <span className="rule-mark">{mark}</span>}
      </span>
    </span>
  );
}

function phraseDeals(deals: number): string {
  if (deals === 0) return 'no deal yet';
  return `${phraseCount(deals)} ${deals === 1 ? 'deal' : 'deals'}`;
}

/** Ids such as "customerLead-12" are given, not chosen. */
function isCounted({ decision }: DecisionTable, id: string): boolean {
  return id.startsWith(`${decision.name}-`) && /^\d+$/.test(id.slice(decision.name.length + 1));
}
