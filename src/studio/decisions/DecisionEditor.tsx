import { useMemo, useRef, useState } from 'react';
import type { FactValue } from '../../core/index.ts';
import { useActions } from '../hooks/useActions.ts';
import { usePastedTable } from '../hooks/usePastedTable.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { findLensFacts } from '../session/findLensFacts.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button } from '../widgets/Button.tsx';
import { DecisionHead } from './DecisionHead.tsx';
import { DecisionSheet, type GoToRule } from './DecisionSheet.tsx';
import type { DecisionTable } from './decisionTable.ts';
import { DecisionTools } from './DecisionTools.tsx';
import { emptyAnswer } from './emptyAnswer.ts';
import { EVERY_RULE } from './findRules.ts';
import { FindingsPanel } from './FindingsPanel.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { readPastedTable, type PastedTable } from './pastedTable.ts';
import { RuleFinder } from './RuleFinder.tsx';
import { ScenarioStrip } from './ScenarioStrip.tsx';
import { useTableWriter } from './useTableWriter.ts';

/** One decision: its question, what it says in the scenario, and its rules. */
export function DecisionEditor({
  table,
  readOnly,
}: {
  readonly table: DecisionTable;
  readonly readOnly: boolean;
}) {
  const session = useSession();
  const writer = useTableWriter(table);
  const lens = useStudio((state) => state.lens.values);
  const [goTo, setGoTo] = useState<GoToRule | undefined>(undefined);
  const [own, setOwn] = useState<ReadonlyMap<string, FactValue>>(new Map());
  const [pasting, setPasting] = useState<string | undefined>(undefined);
  const { framework, decision, compiled } = table;
  const shared = useMemo(() => new Set(findLensFacts(framework).map(({ column }) => column)), [framework]);
  const known = useMemo(() => {
    const asked = new Set(compiled.columns.map(({ column }) => column));
    return new Map([...lens, ...own].filter(([column]) => asked.has(column)));
  }, [compiled, lens, own]);
  const isEmpty = decision.rules.length === 0;
  const [filter, setFilter] = useState(EVERY_RULE);
  const head = useRef<HTMLDivElement>(null);

  const goToRow = (row: number): void => setGoTo({ rule: row, ask: (goTo?.ask ?? 0) + 1 });
  const showAdded = (row: number): void => {
    setFilter(EVERY_RULE);
    goToRow(row);
  };
  const addRule = (): void => {
    const rule = { when: {}, then: emptyAnswer(decision.output) };
    const row = decision.rules.length;
    if (session.runCommand({ kind: 'rule.insert', decision: decision.name, rule }) === undefined)
      showAdded(row);
  };
  const takePasted = (pasted: PastedTable): void => {
    setPasting(undefined);
    const added = writer.paste(pasted);
    if (added === 0) return;
    showAdded(decision.rules.length);
    session.notify(`${phraseCount(added)} ${added === 1 ? 'rule' : 'rules'} added. Ctrl+Z takes them back.`);
  };
  /** The scenario becomes the one the studio looks through, and this decision's own facts with it. */
  const tryScenario = (witness: Readonly<Record<string, FactValue>>): void => {
    const values = Object.entries(witness);
    session.clearLens();
    for (const [column, value] of values) if (shared.has(column)) session.setLens(column, value);
    setOwn(new Map(values.filter(([column]) => !shared.has(column))));
    setFilter(EVERY_RULE);
    head.current?.scrollIntoView({ block: 'nearest' });
  };
  /** A table whose headings say everything is taken at once; others are asked about. */
  const pasteText = (text: string): void => {
    const pasted = readPastedTable(table, text);
    if (pasted?.columns.every(({ sure }) => sure)) takePasted(pasted);
    else if (pasted) setPasting(text);
  };
  usePastedTable(readOnly ? undefined : pasteText);
  useActions([
    {
      id: 'rule.insert',
      title: 'Add a rule to this decision',
      group: 'Decisions',
      enabled: !readOnly,
      run: addRule,
    },
    {
      id: 'rule.paste',
      title: 'Paste rules from a spreadsheet',
      group: 'Decisions',
      words: 'excel sheets csv table import',
      enabled: !readOnly,
      run: () => setPasting(''),
    },
  ]);
  return (
    <>
      <div ref={head}>
        <DecisionHead table={table} known={known} readOnly={readOnly} />
      </div>
      <ScenarioStrip
        framework={framework}
        columns={compiled.columns.filter(({ column }) => !shared.has(column))}
        known={own}
        onChange={(column, value) => {
          const next = new Map(own);
          if (value === undefined) next.delete(column);
          else next.set(column, value);
          setOwn(next);
        }}
      />
      <DecisionTools
        table={table}
        readOnly={readOnly}
        finder={
          isEmpty ? null : (
            <RuleFinder
              filter={filter}
              onChange={setFilter}
              onEnter={() => setGoTo({ rule: 'first', ask: (goTo?.ask ?? 0) + 1 })}
            />
          )
        }
      />
      {isEmpty ? (
        <div className="decision-empty">
          <h2>No rule yet: the framework is silent</h2>
          <p>
            A rule says when it fits and what the answer is. Leave a column at “any” where it does not matter.
            Rules from a spreadsheet can be pasted right here, with their headings.
          </p>
        </div>
      ) : (
        <DecisionSheet
          table={table}
          known={known}
          readOnly={readOnly}
          goTo={goTo}
          filter={filter}
          onRuleAdded={showAdded}
          onPasteTable={(text) => {
            const pasted = readPastedTable(table, text);
            const named = pasted?.columns.filter(({ heading, sure }) => heading !== '' && sure) ?? [];
            if (named.length < 2) return false;
            setPasting(text);
            return true;
          }}
        />
      )}
      <footer className="decision-foot">
        <Button icon="plus" look={isEmpty ? 'primary' : 'plain'} disabled={readOnly} onClick={addRule}>
          Add a rule
        </Button>
        <Button look={isEmpty ? 'plain' : 'quiet'} disabled={readOnly} onClick={() => setPasting('')}>
          Paste from a spreadsheet…
        </Button>
        {isEmpty ? null : (
          <p className="fine">
            Type or F2 to edit · Ctrl+C and Ctrl+V with any spreadsheet · Alt+↑ ↓ moves a rule · Esc, then Tab
            leaves
          </p>
        )}
      </footer>
      {isEmpty ? null : <FindingsPanel table={table} readOnly={readOnly} onTry={tryScenario} />}
      {pasting === undefined ? null : (
        <PasteDialog table={table} text={pasting} onTake={takePasted} onClose={() => setPasting(undefined)} />
      )}
    </>
  );
}
