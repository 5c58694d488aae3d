import './player.css';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { CODE, findDeal, rowAt, type DealRow, type DealTable } from '../../engine/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { createFrames, findFirstBreak, type Frame } from '../session/createFrames.ts';
import { Button } from '../widgets/Button.tsx';
import { EmptyRoom } from '../widgets/EmptyRoom.tsx';
import { DealList } from './DealList.tsx';
import { StepPanel } from './StepPanel.tsx';
import { Timeline } from './Timeline.tsx';
import { useStepLight } from './useStepLight.ts';

interface Props {
  readonly dealId: string | undefined;
  readonly step: string | undefined;
  readonly canvas: ReactNode;
}

/** Replay › Player: the deals, the framework with the deal moving on it, and what each side says. */
export function PlayerRoom({ dealId, step, canvas }: Props) {
  const session = useSession();
  const [, navigate] = useLocation();
  const framework = useStudio((state) => state.reading.framework);
  const table = useStudio((state) => state.deals.table);
  const sets = useStudio((state) => state.deals.sets);
  const reading = useStudio((state) => state.deals.reading);
  const opened = useStudio((state) => state.opened);
  const failed = useStudio((state) => state.replay.status === 'failed');
  const replaying = useStudio((state) => state.replay.status === 'running');
  const row = useChosenRow(table, dealId);
  useEffect(() => {
    if (row) session.openDeal(row.index);
  }, [row, session]);
  const current = row && opened?.index === row.index ? opened : undefined;
  const frames = useMemo(
    () => (framework && current ? createFrames(framework, current.deal, current.run) : []),
    [framework, current],
  );
  const frame = frames.find((candidate) => candidate.key === step) ?? findFirstBreak(frames);
  useStepLight(current, frame);
  const [dealsOpen, setDealsOpen] = useState(false);
  const address = row && frame ? addressOf(row.id, frame.key) : undefined;
  const written = dealId !== undefined && step !== undefined && frame?.key === step && row?.id === dealId;
  useEffect(() => {
    if (address !== undefined && !written) navigate(address, { replace: true });
  }, [address, written, navigate]);
  const go = (next: Frame): void => {
    if (row) navigate(addressOf(row.id, next.key), { replace: true });
  };
  if (sets.length === 0) return <NoDeals />;
  if (!framework) return <NoFramework />;
  return (
    <div className="player-box">
      <div className={dealsOpen ? 'player deals-open' : 'player'}>
        <h1 className="visually-hidden">Player</h1>
        <Button className="deals-toggle" aria-expanded={dealsOpen} onClick={() => setDealsOpen(!dealsOpen)}>
          {dealsOpen ? 'Hide deals' : 'Deals'}
        </Button>
        <DealList chosen={row?.index} onChoose={(chosen) => navigate(addressOf(chosen.id))} />
        <div className="player-stage">
          <div className="player-canvas">{canvas}</div>
          {frame && current ? (
            <Timeline frames={frames} current={frame} timezone={framework.timezone} onGo={go} />
          ) : (
            <div className="timeline timeline-empty">
              {reading
                ? 'Reading deals…'
                : failed
                  ? 'The replay stopped by a fault of ours; another edit starts it again.'
                  : row || replaying
                    ? 'Replaying the deal…'
                    : 'Choose a deal on the left.'}
            </div>
          )}
        </div>
        {frame && current ? (
          <StepPanel framework={framework} opened={current} frames={frames} frame={frame} />
        ) : (
          <aside className="step-panel" aria-label="This step" />
        )}
      </div>
    </div>
  );
}

function addressOf(deal: string, step?: string): string {
  const address = `/replay/player/${encodeURIComponent(deal)}`;
  return step === undefined ? address : `${address}/${step}`;
}

/** The deal the address names; without one, the first that breaks, as soon as one is known to. */
function useChosenRow(table: DealTable, dealId: string | undefined): DealRow | undefined {
  const verdicts = useStudio((state) => state.replay.verdicts);
  const running = useStudio((state) => state.replay.status === 'running' || state.replay.status === 'idle');
  const named = useMemo(() => (dealId === undefined ? undefined : findDeal(table, dealId)), [table, dealId]);
  const broken = useMemo(
    () => verdicts.findIndex((code) => (code & CODE.verdict) === CODE.broken),
    [verdicts],
  );
  const index = named ?? (broken >= 0 ? broken : running ? undefined : 0);
  return useMemo(() => (index === undefined ? undefined : rowAt(table, index)), [table, index]);
}

function NoDeals() {
  return (
    <EmptyRoom
      title="No deals to replay yet"
      actions={
        <>
          <Link className="button button-primary" href="/bring/deals">
            Bring deals
          </Link>
          <Link className="button button-plain" href="/bring/borrow">
            Borrow a sample
          </Link>
        </>
      }
    >
      Closed deals are replayed here, step by step, and every question the framework cannot answer is shown
      where it came up.
    </EmptyRoom>
  );
}

function NoFramework() {
  return (
    <EmptyRoom
      title="The framework cannot be read"
      actions={
        <Link className="button button-primary" href="/draw/source">
          Open the source
        </Link>
      }
    >
      Its text has an error, and no earlier version was read. The problems are listed below the room.
    </EmptyRoom>
  );
}
