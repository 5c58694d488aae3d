import './sheet.css';
import { useMemo } from 'react';
import type { FactValue } from '../../core/index.ts';
import type { Command } from '../../core/edit/index.ts';
import { useChosenPart } from '../hooks/useChosenPart.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { DataGrid, type GridActions } from '../widgets/grid/DataGrid.tsx';
import type { CellChange, GridColumn } from '../widgets/grid/gridContent.ts';
import type { GridMenuItem } from '../widgets/grid/GridMenu.tsx';
import { lightScenario } from './answerScenario.ts';
import { CellPanel } from './CellPanel.tsx';
import { declareAnswer } from './declareAnswer.ts';
import type { DecisionTable, TableColumn } from './decisionTable.ts';
import { emptyAnswer } from './emptyAnswer.ts';
import { markRules } from './findingWords.ts';
import type { RuleFilter } from './findRules.ts';
import { layOutRows } from './layOutRows.tsx';
import { duplicateRules, moveRules, removeRules } from './ruleCommands.ts';
import { useFindings } from './useFindings.ts';
import { useShownRules } from './useShownRules.ts';
import { useTableWriter } from './useTableWriter.ts';

/** Takes the focus to a rule, or to the first that is shown, once for every `ask`. */
export interface GoToRule {
  readonly rule: number | 'first';
  readonly ask: number;
}

/** The rules of a decision as a spreadsheet. Every change is a command on the text. */
export function DecisionSheet({
  table,
  known,
  readOnly,
  goTo,
  filter,
  onRuleAdded,
  onPasteTable,
}: {
  readonly table: DecisionTable;
  /** The scenario to light up; empty: none. */
  readonly known: ReadonlyMap<string, FactValue>;
  readonly readOnly: boolean;
  readonly goTo: GoToRule | undefined;
  readonly filter: RuleFilter;
  readonly onRuleAdded: (index: number) => void;
  /** Answers whether a pasted text was a table with headings, and is taken care of. */
  readonly onPasteTable: (text: string) => boolean;
}) {
  const { part, choose } = useChosenPart();
  const session = useSession();
  const writer = useTableWriter(table);
  const { drafts } = writer;
  const covering = useStudio((state) => state.replay.overview?.coveringDeals.rules);
  const { decision } = table;
  const name = decision.name;
  const columns = useMemo(() => table.columns.map(toGridColumn), [table]);
  const lit = useMemo(() => (known.size > 0 ? lightScenario(table, known) : undefined), [table, known]);
  const { findings } = useFindings(name);
  const marks = useMemo(() => markRules(findings), [findings]);
  const rows = useMemo(
    () => layOutRows(table, drafts, lit, covering, marks),
    [table, drafts, lit, covering, marks],
  );

  const shown = useShownRules(table, rows, filter, known);
  const ruleAt = (row: number): number => shown[row] ?? decision.rules.length + row - shown.length;

  const run = (command: Command | undefined): boolean =>
    command === undefined || session.runCommand(command) === undefined;
  const idsOf = (top: number, bottom: number): readonly string[] =>
    shown.slice(top, bottom + 1).flatMap((index) => decision.rules[index]?.id ?? []);

  const write = (texts: readonly CellChange[]): void => {
    const changes = texts.map((change) => ({ ...change, row: ruleAt(change.row) }));
    if (writer.write(changes) || changes.length !== 1) return;
    const [only] = changes;
    if (only && table.columns[only.column]?.kind === 'answer' && only.text.trim() === '')
      session.notify('A rule keeps its answer until you choose another. Ctrl+Delete removes the rule.');
  };

  const actions: GridActions = {
    write,
    insertRow(at) {
      const index = at === 0 ? (shown[0] ?? 0) : ruleAt(at - 1) + 1;
      const rule = { when: {}, then: emptyAnswer(decision.output) };
      if (run({ kind: 'rule.insert', decision: name, rule, index })) onRuleAdded(index);
    },
    duplicateRows: (top, bottom) => run(duplicateRules(decision, idsOf(top, bottom))),
    removeRows: (top, bottom) => run(removeRules(decision, idsOf(top, bottom))),
    moveRows(top, bottom, by) {
      if (shown.length === decision.rules.length) run(moveRules(decision, top, bottom, by));
      else session.notify('Some rules are hidden: show all of them to change their order.', 'problem');
    },
    moveColumn(column, by) {
      const place = table.columns[column];
      const other = table.columns[column + by];
      if (place?.kind !== 'input' || other?.kind !== 'input') return false;
      return run({ kind: 'column.move', decision: name, column: place.compiled.column, to: column + by });
    },
  };

  const columnMenu = (at: number): readonly GridMenuItem[] => {
    const place = table.columns[at];
    if (readOnly || place?.kind !== 'input') return [];
    const column = place.compiled.column;
    const used = decision.rules.filter((rule) => rule.when.has(column)).length;
    return [
      {
        label: 'Move left',
        keys: 'Alt+←',
        disabled: at === 0,
        run: () => actions.moveColumn(at, -1),
      },
      {
        label: 'Move right',
        keys: 'Alt+→',
        disabled: table.columns[at + 1]?.kind !== 'input',
        run: () => actions.moveColumn(at, 1),
      },
      {
        label:
          used === 0
            ? 'Remove the column'
            : `Remove the column and its ${used} ${used === 1 ? 'test' : 'tests'}`,
        apart: true,
        run: () => run({ kind: 'column.remove', decision: name, column }),
      },
    ];
  };

  const visible = useMemo(
    () => (shown.length === rows.length ? rows : shown.flatMap((index) => rows[index] ?? [])),
    [rows, shown],
  );
  const chosen = part?.[1] === name && typeof part[3] === 'number' ? shown.indexOf(part[3]) : -1;
  return (
    <>
      {shown.length === 0 ? (
        <p className="fine" role="status">
          No rule is like that.
        </p>
      ) : null}
      <DataGrid
        key={name}
        label={decision.question ?? name}
        rowWord="rule"
        columns={columns}
        rows={visible}
        corner={
          <span className="fine">
            {shown.length === rows.length
              ? 'Rule'
              : `${phraseCount(shown.length)} of ${phraseCount(rows.length)}`}
          </span>
        }
        cornerWidth={148}
        actions={readOnly ? undefined : actions}
        goTo={goTo && { ask: goTo.ask, column: 0, row: goTo.rule === 'first' ? 0 : shown.indexOf(goTo.rule) }}
        onPasteTable={onPasteTable}
        chosenRow={chosen >= 0 ? chosen : undefined}
        onChooseRow={(row) => choose(['decisions', name, 'rules', ruleAt(row)])}
        columnMenu={columnMenu}
        renderPanel={({ row, column }, props) => {
          const place = table.columns[column];
          return place ? (
            <CellPanel
              table={table}
              column={place}
              onDeclare={(text) => run(declareAnswer(table, ruleAt(row), place, text))}
              {...props}
            />
          ) : null;
        }}
      />
    </>
  );
}

function toGridColumn(column: TableColumn): GridColumn {
  const header = (
    <span className="sheet-head" title={column.kind === 'input' ? column.hint : undefined}>
      {column.kind === 'answer' ? <span className="sheet-then">then</span> : null}
      {column.title}
    </span>
  );
  const shared = { id: column.id, label: column.title, header };
  switch (column.kind) {
    case 'input':
      return { ...shared, minWidth: 106, grow: 1, hasMenu: true, movable: true };
    case 'answer':
      return { ...shared, minWidth: 150, grow: 1.2, className: 'sheet-answer' };
    case 'decider':
    case 'within':
      return { ...shared, minWidth: 120, grow: 0.8, className: 'sheet-answer-more' };
    case 'note':
      return { ...shared, minWidth: 170, grow: 1.6, className: 'sheet-note', multiline: true };
  }
}
