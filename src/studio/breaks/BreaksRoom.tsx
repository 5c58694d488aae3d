import './breaks.css';
import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { DealBreak } from '../../engine/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import { KIND_WORDS } from '../session/kindWords.ts';
import { phraseAmount, phraseCount } from '../session/phraseNumber.ts';
import type { Replay } from '../session/studioState.ts';
import { EmptyRoom } from '../widgets/EmptyRoom.tsx';
import { Icon } from '../widgets/Icon.tsx';
import { Mark } from '../widgets/Mark.tsx';
import { BreakDetails } from './BreakDetails.tsx';

/** Fix › Breaks: one row per question, the costliest first. */
export function BreaksRoom({ openBreak }: { readonly openBreak: string | undefined }) {
  const [, navigate] = useLocation();
  const overview = useStudio((state) => state.replay.overview);
  const status = useStudio((state) => state.replay.status);
  const unit = useStudio((state) => state.reading.framework?.facts.get('amount')?.unit);
  if (!overview) return <NothingReplayed status={status} />;
  const questions = overview.breaks.filter(({ kind }) => kind === 'silent' || kind === 'ambiguous');
  const others = overview.breaks.filter((entry) => !questions.includes(entry));
  const show = (id: string): void =>
    navigate(id === openBreak ? '/fix/breaks' : `/fix/breaks/${id}`, { replace: true });
  return (
    <div className="breaks">
      <header className="room-head">
        <h1>
          {questions.length === 0
            ? 'The framework has one answer to every question your deals asked'
            : `${phraseCount(questions.length)} ${questions.length === 1 ? 'question' : 'questions'} the framework cannot answer`}
        </h1>
        <p>
          Each row is one question, asked by your own deals. They are ranked by the won deals they hit: an
          answer to the first saves most.
        </p>
      </header>
      <BreakTable breaks={questions} unit={unit} openBreak={openBreak} onShow={show} />
      {others.length > 0 ? (
        <>
          <header className="room-head">
            <h2>Answered, but the deals went otherwise or do not tell</h2>
            <p>These do not break a deal. On won deals they are evidence against a rule.</p>
          </header>
          <BreakTable breaks={others} unit={unit} openBreak={openBreak} onShow={show} />
        </>
      ) : null}
    </div>
  );
}

function BreakTable({
  breaks,
  unit,
  openBreak,
  onShow,
}: {
  readonly breaks: readonly DealBreak[];
  readonly unit: string | undefined;
  readonly openBreak: string | undefined;
  readonly onShow: (id: string) => void;
}) {
  if (breaks.length === 0) return null;
  return (
    <div className="break-table" role="table" aria-label="Questions">
      <div role="row" className="break-row break-row-head">
        <span role="columnheader">Rank</span>
        <span role="columnheader">Question</span>
        <span role="columnheader" className="number">
          Won
        </span>
        <span role="columnheader" className="number">
          Deals
        </span>
        <span role="columnheader" className="number">
          Won amount{unit === undefined ? '' : `, ${unit}`}
        </span>
      </div>
      {breaks.map((entry, index) => (
        <BreakRow
          key={entry.id}
          entry={entry}
          rank={index + 1}
          open={entry.id === openBreak}
          onShow={() => onShow(entry.id)}
        />
      ))}
    </div>
  );
}

function BreakRow({
  entry,
  rank,
  open,
  onShow,
}: {
  readonly entry: DealBreak;
  readonly rank: number;
  readonly open: boolean;
  readonly onShow: () => void;
}) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <div ref={row} role="rowgroup" className={open ? 'break-entry is-open' : 'break-entry'}>
      <div role="row" className="break-row">
        <span role="cell" className="number">
          {rank}
        </span>
        <span role="cell">
          <button type="button" className="break-open" aria-expanded={open} onClick={onShow}>
            <Icon name={open ? 'down' : 'right'} size={14} />
            <span>
              <Mark tone={entry.kind}>{KIND_WORDS[entry.kind].long}</Mark>
              <b>{entry.question}</b>
            </span>
          </button>
        </span>
        <span role="cell" className="number">
          {phraseCount(entry.won)}
        </span>
        <span role="cell" className="number">
          {phraseCount(entry.deals)}
        </span>
        <span role="cell" className="number">
          {entry.amountWon === null ? '–' : phraseAmount(entry.amountWon)}
        </span>
      </div>
      {open ? (
        <div role="row">
          <div role="cell">
            <BreakDetails entry={entry} />
          </div>
        </div>
      ) : null}
    </div>
  );
}

function NothingReplayed({ status }: { readonly status: Replay['status'] }) {
  if (status === 'failed')
    return (
      <EmptyRoom title="The replay stopped">
        A fault of ours kept the deals from being replayed. Your text and deals are safe; another edit starts
        it again.
      </EmptyRoom>
    );
  if (status === 'running') return <p className="opening">Replaying the deals…</p>;
  return (
    <EmptyRoom
      title="Nothing was replayed yet"
      actions={
        <Link className="button button-primary" href="/bring/deals">
          Bring deals
        </Link>
      }
    >
      The questions that break your framework are listed here, with the deals that asked them.
    </EmptyRoom>
  );
}
