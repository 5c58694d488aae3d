import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useStudio } from '../hooks/useSession.ts';
import type { WorkStatus } from '../session/stressState.ts';
import { Button } from '../widgets/Button.tsx';
import { ProgressBar } from '../widgets/ProgressBar.tsx';

/** Begins a piece of work, says how far it is, stops it, and offers to begin again once the framework is another. */
export function RunLine({
  status,
  version,
  isUsable,
  begin,
  again,
  onBegin,
  onStop,
  progress,
  children,
}: {
  readonly status: WorkStatus;
  /** Version of the text that was worked on. */
  readonly version: number | undefined;
  /** The framework can run as it stands. */
  readonly isUsable: boolean;
  /** What the button says before, and after the first time. */
  readonly begin: string;
  readonly again: string;
  readonly onBegin: () => void;
  readonly onStop: () => void;
  readonly progress: { readonly done: number; readonly total?: number; readonly said: string };
  readonly children?: ReactNode;
}) {
  const current = useStudio(({ reading }) => reading.version);
  const isOld = version !== undefined && version !== current;
  const isReading = useStudio(({ deals }) => deals.reading !== undefined);
  const isDone = status === 'finished' || status === 'stopped';
  if (status === 'running')
    return (
      <div className="stress-run">
        {progress.total === undefined ? null : (
          <ProgressBar done={progress.done} total={progress.total} label={progress.said} />
        )}
        <span role="status">{progress.said}</span>
        <Button icon="stop" onClick={onStop}>
          Stop
        </Button>
      </div>
    );
  return (
    <div className="stress-run">
      {isOld && isDone ? (
        <span className="stress-old" role="status">
          The framework changed since.
        </span>
      ) : null}
      <Button
        icon="play"
        look={isDone && !isOld ? 'plain' : 'primary'}
        disabled={!isUsable || isReading}
        onClick={onBegin}
      >
        {isDone ? again : begin}
      </Button>
      {children}
      {isUsable ? null : (
        <span className="fine">
          The text has an error. <Link href="/draw/source">See the source</Link>
        </span>
      )}
      {isReading ? <span className="fine">The deals are still being read.</span> : null}
      {status === 'refused' ? <span className="fine">The framework could not run.</span> : null}
      {status === 'failed' ? (
        <span className="fine">It ended by a fault of ours. Your text and deals are safe; try it again.</span>
      ) : null}
    </div>
  );
}
