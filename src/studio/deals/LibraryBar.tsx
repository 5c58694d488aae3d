import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button } from '../widgets/Button.tsx';
import { Icon } from '../widgets/Icon.tsx';
import { ProgressBar } from '../widgets/ProgressBar.tsx';

/** Above the list: the search, how many deals are listed, what can be done, and how far that is. */
export function LibraryBar({
  text,
  found,
  total,
  marked,
  undo,
  onText,
  onLeave,
  onUnmark,
  onAct,
}: {
  readonly text: string;
  /** Undefined while it is not known. */
  readonly found: number | undefined;
  readonly total: number;
  readonly marked: number;
  /** What would be taken back. */
  readonly undo: string | undefined;
  readonly onText: (text: string) => void;
  readonly onLeave: () => void;
  readonly onUnmark: () => void;
  readonly onAct: (action: 'delete' | 'tag' | 'export') => void;
}) {
  const session = useSession();
  const listed = found === undefined ? '…' : phraseCount(found);
  return (
    <div className="library-bar">
      <label className="search library-search">
        <Icon name="search" size={14} />
        <input
          type="search"
          placeholder="Find deals   /"
          aria-label="Find deals by account, partner, id or edge case"
          value={text}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
            event.preventDefault();
            onLeave();
          }}
        />
      </label>
      <span className="library-count" role="status">
        {found === total ? `${listed} deals` : `${listed} of ${phraseCount(total)}`}
        {marked > 0 ? (
          <>
            {' · '}
            <button type="button" className="link" onClick={onUnmark} title="Unmark them">
              {phraseCount(marked)} marked
            </button>
          </>
        ) : null}
      </span>
      <span className="library-actions">
        <LibraryProgress />
        {undo === undefined ? null : (
          <Button look="quiet" icon="undo" title={`Take back: ${undo}`} onClick={session.undoDeals}>
            Undo
          </Button>
        )}
        <Button look="quiet" onClick={() => onAct('tag')}>
          Tag…
        </Button>
        <Button look="quiet" onClick={() => onAct('delete')}>
          Delete…
        </Button>
        <Button look="quiet" icon="download" onClick={() => onAct('export')}>
          Save…
        </Button>
      </span>
    </div>
  );
}

/** Deals that are being written, or read again. */
function LibraryProgress() {
  const session = useSession();
  const job = useStudio((state) => state.libraryJob);
  const reading = useStudio((state) => state.deals.reading);
  if (job)
    return (
      <span className="library-progress">
        <ProgressBar {...job} label={job.kind === 'export' ? 'Writing deals' : 'Changing deals'} />
        <Button look="quiet" icon="stop" onClick={session.stopLibraryJob}>
          Stop
        </Button>
      </span>
    );
  if (!reading) return null;
  return (
    <span className="library-progress">
      <ProgressBar done={reading.done} total={reading.total} label="Reading deals" />
    </span>
  );
}
