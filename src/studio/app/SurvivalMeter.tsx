import { Link } from 'wouter';
import type { SurvivalCount } from '../../engine/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseCount, phraseRange, phraseShare } from '../session/phraseNumber.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { ProgressBar } from '../widgets/ProgressBar.tsx';

/** Below this many judged deals a share says little. */
const FEW = 10;

/** How many deals survive, how sure that is, and what the last edits changed. A click leads to the breaks. */
export function SurvivalMeter() {
  const session = useSession();
  const replay = useStudio((state) => state.replay);
  const reading = useStudio((state) => state.deals.reading);
  const count = useStudio((state) => state.deals.table.deals);
  const stale = useStudio((state) => state.reading.stale || state.reading.halted);
  if (reading && reading.total > 0)
    return (
      <div className="meter" role="status">
        <span>
          Reading deals: <b>{phraseCount(reading.deals)}</b> so far
        </span>
        <ProgressBar done={reading.done} total={reading.total} label="Reading deals" />
      </div>
    );
  if (replay.status === 'running' && replay.soFar)
    return (
      <div className="meter" role="status">
        <span>
          Replaying <b>{phraseCount(replay.done)}</b> of {phraseCount(replay.total)} deals
        </span>
        <span className="meter-note">{phraseSoFar(replay.soFar)}</span>
        <ProgressBar done={replay.done} total={replay.total} label="Replaying deals" />
        <Button icon="stop" look="quiet" onClick={session.stopReplay}>
          Stop
        </Button>
      </div>
    );
  const overview = replay.overview;
  if (!overview || count === 0) return <div className="meter-none" />;
  const { survived, replayed, unproven, survival } = overview.survival;
  const stopped = replay.status === 'stopped';
  return (
    <div className={stale ? 'meter meter-stale' : 'meter'}>
      <Link href="/fix/breaks" className="meter-link" title="See what breaks">
        <span className="meter-count">
          <b>{phraseCount(survived)}</b> of {phraseCount(replayed)} deals survive
        </span>
        <MeterBar overview={overview.survival} />
        <span className="meter-note">
          {survival.rate === null
            ? 'nothing to judge yet'
            : survival.of < FEW
              ? `too few to tell, could be ${phraseRange(survival.low ?? 0, survival.high ?? 1)}`
              : `${phraseShare(survival.rate)}, could be ${phraseRange(survival.low ?? 0, survival.high ?? 1)}`}
        </span>
        {unproven > 0 ? (
          <span className="meter-note meter-band" title="Deals that could not be judged may fall either way.">
            {phraseCount(unproven)} unproven: {phraseRange(survival.atLeast ?? 0, survival.atMost ?? 1)} of
            all
          </span>
        ) : null}
      </Link>
      {replay.change ? (
        <span className="meter-change" role="status">
          {replay.change.fixed > 0 ? (
            <b className="is-good">+{phraseCount(replay.change.fixed)} fixed</b>
          ) : null}
          {replay.change.broken > 0 ? (
            <b className="is-bad">−{phraseCount(replay.change.broken)} newly broken</b>
          ) : null}
          <IconButton icon="close" label="Dismiss the change" onClick={session.dismissChange} />
        </span>
      ) : null}
      {stopped ? (
        <span className="meter-change">
          stopped at {phraseCount(replay.done)}
          <Button look="quiet" onClick={session.startReplay}>
            Replay all {phraseCount(replay.total)}
          </Button>
        </span>
      ) : null}
    </div>
  );
}

function phraseSoFar({ survived, replayed, survival }: SurvivalCount): string {
  const share = survival.rate === null ? '' : `, ${phraseShare(survival.rate)}`;
  return `so far ${phraseCount(survived)} of ${phraseCount(replayed)} survive${share}`;
}

function MeterBar({
  overview,
}: {
  readonly overview: {
    readonly replayed: number;
    readonly survived: number;
    readonly unproven: number;
    readonly broken: number;
  };
}) {
  const width = (part: number): string =>
    `${overview.replayed === 0 ? 0 : (100 * part) / overview.replayed}%`;
  const words = `${overview.survived} survived, ${overview.unproven} unproven, ${overview.broken} broke`;
  return (
    <span className="meter-bar" role="img" aria-label={words} title={words}>
      <span className="tone-good" style={{ width: width(overview.survived) }} />
      <span className="tone-unproven" style={{ width: width(overview.unproven) }} />
    </span>
  );
}
