import { useMemo } from 'react';
import type { FactValue } from '../../core/index.ts';
import type { Command } from '../../core/edit/index.ts';
import { useChosenPart } from '../hooks/useChosenPart.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { DataGrid, type GoTo, type GridActions } from '../widgets/grid/DataGrid.tsx';
import type { CellChange, GridColumn } from '../widgets/grid/gridContent.ts';
import type { GridMenuItem } from '../widgets/grid/GridMenu.tsx';
import { lightScenario } from './answerScenario.ts';
import { CellPanel } from './CellPanel.tsx';
import { declareAnswer } from './declareAnswer.ts';
import type { DecisionTable, TableColumn } from './decisionTable.ts';
import { emptyAnswer } from './emptyAnswer.ts';
import { layOutRows } from './layOutRows.tsx';
import { useTableWriter } from './useTableWriter.ts';

/** The rules of a decision as a spreadsheet. Every change is a command on the text. */
export function DecisionSheet({
  table,
  known,
  readOnly,
  goTo,
  onPasteTable,
}: {
  readonly table: DecisionTable;
  /** The scenario to light up; empty: none. */
  readonly known: ReadonlyMap<string, FactValue>;
  readonly readOnly: boolean;
  readonly goTo: GoTo | undefined;
  /** Answers whether a pasted text was a table with headings, and is taken care of. */
  readonly onPasteTable: (text: string) => boolean;
}) {
  const { part, choose } = useChosenPart();
  const session = useSession();
  const writer = useTableWriter(table);
  const { drafts } = writer;
  const coverage = useStudio((state) => state.replay.overview?.coveringDeals.rules);
  const { decision } = table;
  const name = decision.name;
  const columns = useMemo(() => table.columns.map(toGridColumn), [table]);
  const lit = useMemo(() => (known.size > 0 ? lightScenario(table, known) : undefined), [table, known]);
  const rows = useMemo(() => layOutRows(table, drafts, lit, coverage), [table, drafts, lit, coverage]);

  const run = (command: Command | undefined): boolean =>
    command === undefined || session.runCommand(command) === undefined;
  const runAll = (label: string, steps: readonly Command[]): boolean =>
    run(steps.length > 1 ? { kind: 'steps', name: label, steps } : steps[0]);
  const idsOf = (top: number, bottom: number): readonly string[] =>
    decision.rules.slice(top, bottom + 1).map(({ id }) => id);

  const write = (changes: readonly CellChange[]): void => {
    if (writer.write(changes) || changes.length !== 1) return;
    const [only] = changes;
    if (only && table.columns[only.column]?.kind === 'answer' && only.text.trim() === '')
      session.notify('A rule keeps its answer until you choose another. Ctrl+Delete removes the rule.');
  };

  const actions: GridActions = {
    write,
    insertRow(at) {
      const rule = { when: {}, then: emptyAnswer(decision.output) };
      run({ kind: 'rule.insert', decision: name, rule, index: at });
    },
    duplicateRows(top, bottom) {
      const ids = idsOf(top, bottom);
      const steps = ids.map((rule): Command => ({ kind: 'rule.duplicate', decision: name, rule }));
      runAll('Duplicate rules', steps.length > 1 ? duplicateBelow(table, top, bottom) : steps);
    },
    removeRows(top, bottom) {
      const steps = idsOf(top, bottom).map((rule): Command => ({
        kind: 'rule.remove',
        decision: name,
        rule,
      }));
      runAll('Delete rules', steps);
    },
    moveRows(top, bottom, by) {
      const ids = idsOf(top, bottom);
      const ordered = by > 0 ? ids.toReversed() : ids;
      const last = by > 0 ? bottom + by : top + by;
      const steps = ordered.map((rule, step): Command => ({
        kind: 'rule.move',
        decision: name,
        rule,
        to: by > 0 ? last - step : last + step,
      }));
      runAll('Move rules', steps);
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

  return (
    <DataGrid
      key={name}
      label={decision.question ?? name}
      rowWord="rule"
      columns={columns}
      rows={rows}
      corner={<span className="fine">Rule</span>}
      cornerWidth={148}
      actions={readOnly ? undefined : actions}
      goTo={goTo}
      onPasteTable={onPasteTable}
      chosenRow={part?.[1] === name && typeof part[3] === 'number' ? part[3] : undefined}
      onChooseRow={(row) => choose(['decisions', name, 'rules', row])}
      columnMenu={columnMenu}
      renderPanel={({ row, column }, props) => {
        const place = table.columns[column];
        return place ? (
          <CellPanel
            table={table}
            column={place}
            onDeclare={(text) => run(declareAnswer(table, row, place, text))}
            {...props}
          />
        ) : null;
      }}
    />
  );
}

/** The copies stand together below the originals, in the same order. */
function duplicateBelow({ decision }: DecisionTable, top: number, bottom: number): readonly Command[] {
  const count = bottom - top + 1;
  const taken = new Set(decision.rules.map(({ id }) => id));
  return decision.rules.slice(top, bottom + 1).flatMap(({ id: rule }, index): Command[] => {
    const id = nameCopy(rule, taken);
    taken.add(id);
    return [
      { kind: 'rule.duplicate', decision: decision.name, rule, id },
      { kind: 'rule.move', decision: decision.name, rule: id, to: top + count + index },
    ];
  });
}

function nameCopy(id: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
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
