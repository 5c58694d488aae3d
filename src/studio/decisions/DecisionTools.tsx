import type { ReactNode } from 'react';
import type { HitPolicy } from '../../core/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { Button } from '../widgets/Button.tsx';
import type { DecisionTable } from './decisionTable.ts';
import { listColumnsOnOffer } from './listColumnsOnOffer.ts';

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
            if (isHitPolicy(hitPolicy))
              session.runCommand({ kind: 'decision.setHitPolicy', decision: name, hitPolicy });
          }}
        >
          {Object.entries(POLICIES).map(([policy, { label }]) => (
            <option key={policy} value={policy}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <select
        className="select decision-add-column"
        aria-label="Add a column"
        disabled={readOnly || offered.length === 0}
        value=""
        onChange={(event) =>
          session.runCommand({ kind: 'column.add', decision: name, column: event.target.value })
        }
      >
        <option value="">Add a column…</option>
        {offered.map(({ column, title }) => (
          <option key={column} value={column}>
            {title}
          </option>
        ))}
      </select>
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
        <Button
          look="quiet"
          disabled={readOnly}
          onClick={() => {
            if (session.runCommand({ kind: 'decision.remove', name }) === undefined)
              session.notify('The decision was deleted. Ctrl+Z brings it back.');
          }}
        >
          Delete decision
        </Button>
      </span>
    </div>
  );
}

function isHitPolicy(text: string): text is HitPolicy {
  return text in POLICIES;
}
