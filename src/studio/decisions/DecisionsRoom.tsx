import './decisions.css';
import { useEffect, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { RESERVED_DECISIONS, type FactValue, type Framework } from '../../core/index.ts';
import { useActions } from '../hooks/useActions.ts';
import { useChosenPart, useFollowPart } from '../hooks/useChosenPart.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { findLensFacts } from '../session/findLensFacts.ts';
import { Button } from '../widgets/Button.tsx';
import { EmptyRoom } from '../widgets/EmptyRoom.tsx';
import type { GoTo } from '../widgets/grid/DataGrid.tsx';
import { DecisionHead } from './DecisionHead.tsx';
import { DecisionList } from './DecisionList.tsx';
import { DecisionSheet } from './DecisionSheet.tsx';
import { createDecisionTable } from './decisionTable.ts';
import { DecisionTools } from './DecisionTools.tsx';
import { addReserved, RESERVED } from './newDecision.ts';
import { ScenarioStrip } from './ScenarioStrip.tsx';
import { useBrokenDeals } from './useBrokenDeals.ts';
import { useCurrentFramework } from './useCurrentFramework.ts';

/** Draw › Decisions: who leads, whose registration stands, and what else the framework answers with a table. */
export function DecisionsRoom({ name }: { readonly name: string | undefined }) {
  const { framework, stale } = useCurrentFramework();
  const session = useSession();
  const [, navigate] = useLocation();
  const breaks = useBrokenDeals();
  useChosenDecision(name);
  if (!framework)
    return (
      <EmptyRoom
        title="No framework is open"
        actions={
          <Link className="button button-primary" href="/bring/borrow">
            Borrow a framework
          </Link>
        }
      >
        The questions a framework answers are decided here, in tables: who leads the customer, whose
        registration stands, who moves up. Open your own framework, or borrow one.
      </EmptyRoom>
    );
  const open =
    name ?? RESERVED_DECISIONS.find((reserved) => framework.decisions.has(reserved)) ?? 'customerLead';
  const goTo = (decision: string): void =>
    navigate(`/draw/decisions/${encodeURIComponent(decision)}`, { replace: name === undefined });
  return (
    <div className="decisions">
      <DecisionList
        framework={framework}
        open={open}
        breaks={breaks}
        onAdd={
          stale
            ? undefined
            : (added, command) => {
                if (session.runCommand(command) === undefined) goTo(added);
              }
        }
      />
      <section className="decision">
        {stale ? (
          <p className="decision-stale" role="status">
            The text has an error, so this is the last version that could be read. Mend it in the text to go
            on.{' '}
            <Button look="quiet" icon="code" onClick={() => session.toggleSource(true)}>
              Open the text
            </Button>
          </p>
        ) : null}
        <OpenDecision key={open} framework={framework} name={open} readOnly={stale} />
      </section>
    </div>
  );
}

/** Keeps the decision that is shown and the one that is chosen in the studio the same. */
function useChosenDecision(name: string | undefined): void {
  const { part, choose } = useChosenPart();
  const [, navigate] = useLocation();
  const chosen = part?.[0] === 'decisions' ? part[1] : undefined;
  useEffect(() => {
    if (name !== undefined && name !== chosen) choose(['decisions', name]);
    // Only when another decision is shown: what is chosen elsewhere is followed below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [name]);
  useFollowPart(([section, decision]) => {
    if (section === 'decisions' && decision !== undefined && decision !== name)
      navigate(`/draw/decisions/${encodeURIComponent(decision)}`, { replace: true });
  });
}

function OpenDecision({
  framework,
  name,
  readOnly,
}: {
  readonly framework: Framework;
  readonly name: string;
  readonly readOnly: boolean;
}) {
  const session = useSession();
  const lens = useStudio((state) => state.lens.values);
  const [goTo, setGoTo] = useState<GoTo | undefined>(undefined);
  const [own, setOwn] = useState<ReadonlyMap<string, FactValue>>(new Map());
  const decision = framework.decisions.get(name);
  const table = useMemo(() => decision && createDecisionTable(framework, decision), [framework, decision]);
  const shared = useMemo(() => new Set(findLensFacts(framework).map(({ column }) => column)), [framework]);
  const known = useMemo(() => {
    const asked = new Set(table?.compiled.columns.map(({ column }) => column));
    return new Map([...lens, ...own].filter(([column]) => asked.has(column)));
  }, [table, lens, own]);
  useActions([
    {
      id: 'rule.insert',
      title: 'Add a rule to this decision',
      group: 'Decisions',
      enabled: table !== undefined && !readOnly,
      run: () => addRule(),
    },
  ]);
  if (!table) return <MissingDecision name={name} readOnly={readOnly} />;
  const local = table.compiled.columns.filter(({ column }) => !shared.has(column));
  function addRule(): void {
    if (!table) return;
    const { output } = table.decision;
    const then =
      output.kind === 'columns'
        ? Object.fromEntries([...output.columns.keys()].map((column) => [column, '']))
        : '';
    const row = table.decision.rules.length;
    if (session.runCommand({ kind: 'rule.insert', decision: name, rule: { when: {}, then } }) === undefined)
      setGoTo({ row, column: 0, ask: (goTo?.ask ?? 0) + 1 });
  }
  return (
    <>
      <DecisionHead table={table} known={known} readOnly={readOnly} />
      <ScenarioStrip
        framework={framework}
        columns={local}
        known={own}
        onChange={(column, value) => {
          const next = new Map(own);
          if (value === undefined) next.delete(column);
          else next.set(column, value);
          setOwn(next);
        }}
      />
      <DecisionTools table={table} readOnly={readOnly} />
      {table.decision.rules.length === 0 ? (
        <div className="decision-empty">
          <h2>No rule yet: the framework is silent</h2>
          <p>
            A rule says when it fits and what the answer is. Leave a column at “any” where it does not matter.
            You can also paste rows from a spreadsheet once the first rule stands.
          </p>
        </div>
      ) : (
        <DecisionSheet table={table} known={known} readOnly={readOnly} goTo={goTo} />
      )}
      <footer className="decision-foot">
        <Button
          icon="plus"
          look={table.decision.rules.length === 0 ? 'primary' : 'plain'}
          disabled={readOnly}
          onClick={addRule}
        >
          Add a rule
        </Button>
        {table.decision.rules.length > 0 ? (
          <p className="fine">
            Type or F2 to edit · Ctrl+C and Ctrl+V with any spreadsheet · Alt+↑ ↓ moves a rule · Esc, then Tab
            leaves
          </p>
        ) : null}
      </footer>
    </>
  );
}

function MissingDecision({ name, readOnly }: { readonly name: string; readonly readOnly: boolean }) {
  const session = useSession();
  const reserved = RESERVED[name];
  return (
    <EmptyRoom
      title={reserved ? reserved.question : `There is no decision "${name}"`}
      actions={
        reserved ? (
          <Button
            icon="plus"
            look="primary"
            disabled={readOnly}
            onClick={() => session.runCommand(addReserved(name))}
          >
            Add the decision
          </Button>
        ) : (
          <Link className="button button-primary" href="/draw/decisions">
            Show the decisions
          </Link>
        )
      }
    >
      {reserved
        ? `The framework is silent here. ${reserved.why} Add the decision, then give it its first rule.`
        : 'It may have been renamed or deleted.'}
    </EmptyRoom>
  );
}
