import './decisions.css';
import { useEffect, useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { RESERVED_DECISIONS, type Framework } from '../../core/index.ts';
import { useChosenPart, useFollowPart } from '../hooks/useChosenPart.ts';
import { useSession } from '../hooks/useSession.ts';
import { Button } from '../widgets/Button.tsx';
import { EmptyRoom } from '../widgets/EmptyRoom.tsx';
import { DecisionEditor } from './DecisionEditor.tsx';
import { DecisionList } from './DecisionList.tsx';
import { createDecisionTable } from './decisionTable.ts';
import { MissingDecision } from './MissingDecision.tsx';
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
  const decision = framework.decisions.get(name);
  const table = useMemo(() => decision && createDecisionTable(framework, decision), [framework, decision]);
  return table ? (
    <DecisionEditor table={table} readOnly={readOnly} />
  ) : (
    <MissingDecision name={name} readOnly={readOnly} />
  );
}
