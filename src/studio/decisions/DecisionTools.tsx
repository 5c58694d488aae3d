import { useState, type ReactNode } from 'react';
import type { HitPolicy } from '../../core/index.ts';
import { useActions } from '../hooks/useActions.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { Button } from '../widgets/Button.tsx';
import { PickField } from '../widgets/PickField.tsx';
import { listAnswerLists } from './answerCommands.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import type { DecisionTable } from './decisionTable.ts';
import { listColumnsOnOffer } from './listColumnsOnOffer.ts';
import { isReservedDecision } from './newDecision.ts';

const POLICIES: Readonly<Record<HitPolicy, { readonly label: string; readonly hint: string }>> = {
  UNIQUE: { label: 'must not happen', hint: 'Two rules that fit at once contradict each other.' },
  ANY: { label: 'must agree', hint: 'Several rules may fit as long as they say the same.' },
  PRIORITY: { label: 'ranked', hint: 'The answer declared first wins.' },
  FIRST: { label: 'first wins', hint: 'Rules are read from top to bottom; the first that fits answers.' },
};

/** What can be done with the whole table. */
export function DecisionTools({
  table,
  readOnly,
  finder,
}: {
  readonly table: DecisionTable;
  readonly readOnly: boolean;
  readonly finder: ReactNode;
}) {
  const session = useSession();
  const parsed = useStudio((state) => state.reading.parsed);
  const { framework, decision } = table;
  const name = decision.name;
  const offered = listColumnsOnOffer(framework, decision);
  const [answering, setAnswering] = useState(false);
  const hasAnswers = listAnswerLists(decision).length > 0 || !isReservedDecision(name);
  const addColumn = (column: string): void =>
    void session.runCommand({ kind: 'column.add', decision: name, column });
  const setPolicy = (hitPolicy: HitPolicy): void =>
    void session.runCommand({ kind: 'decision.setHitPolicy', decision: name, hitPolicy });
  const remove = (): void => {
    if (session.runCommand({ kind: 'decision.remove', name }) === undefined)
      session.notify('The decision was deleted. Ctrl+Z brings it back.');
  };
  const change = { group: 'Decisions', enabled: !readOnly };
  useActions([
    ...offered.map(({ column, title }) => ({
      ...change,
      id: `column.add:${column}`,
      title: `Add the column ${title}`,
      run: () => addColumn(column),
    })),
    ...Object.entries(POLICIES).flatMap(([policy, { label }]) =>
      isHitPolicy(policy) && policy !== decision.hitPolicy
        ? [
            {
              ...change,
              id: `policy.set:${policy}`,
              title: `If several rules fit: ${label}`,
              run: () => setPolicy(policy),
            },
          ]
        : [],
    ),
    { ...change, id: 'decision.remove', title: 'Delete this decision', words: 'remove', run: remove },
  ]);
  return (
    <div className="decision-tools" role="group" aria-label="Table">
      <label className="decision-policy">
        If several rules fit
        <select
          className="select"
          disabled={readOnly}
          value={decision.hitPolicy}
          title={POLICIES[decision.hitPolicy].hint}
          onChange={(event) => {
            const hitPolicy = event.target.value;
            if (isHitPolicy(hitPolicy)) setPolicy(hitPolicy);
          }}
        >
          {Object.entries(POLICIES).map(([policy, { label }]) => (
            <option key={policy} value={policy}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <PickField
        label="Add a column"
        prompt="Add a column…"
        className="decision-add-column"
        disabled={readOnly || offered.length === 0}
        groups={[
          {
            label: 'Columns',
            choices: offered.map(({ column, title }) => ({ value: column, label: title })),
          },
        ]}
        onPick={addColumn}
      />
      {hasAnswers ? (
        <Button disabled={readOnly} onClick={() => setAnswering(true)}>
          Answers…
        </Button>
      ) : null}
      {finder}
      <span className="decision-tools-end">
        <Button
          look="quiet"
          icon="code"
          disabled={!parsed}
          onClick={() => {
            if (parsed) session.revealSource(parsed.rangeOf(['decisions', name]));
          }}
        >
          Show in the text
        </Button>
        <Button look="quiet" disabled={readOnly} onClick={remove}>
          Delete decision
        </Button>
      </span>
      {answering ? <AnswerDialog table={table} onClose={() => setAnswering(false)} /> : null}
    </div>
  );
}

function isHitPolicy(text: string): text is HitPolicy {
  return text in POLICIES;
}
