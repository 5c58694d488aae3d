import { memo } from 'react';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseBytes } from '../session/phraseBytes.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import type { DealSet, Keeping, Unpacking } from '../session/studioState.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { ProgressBar } from '../widgets/ProgressBar.tsx';

interface Counts {
  readonly deals: number;
  readonly won: number;
}

/** The sets that are open, what is in them and whether they are kept, and the files that are being unpacked. */
export function SetList({ counts }: { readonly counts: readonly Counts[] }) {
  const sets = useStudio((state) => state.deals.sets);
  const unpacking = useStudio((state) => state.unpacking);
  return (
    <ul className="deal-sets" aria-label="Sets of deals">
      {sets.map((set, index) => (
        <SetRow key={set.id} set={set} index={index} counts={counts[index]} />
      ))}
      {unpacking.map((file) => (
        <UnpackingRow key={file.id} file={file} />
      ))}
    </ul>
  );
}

const SetRow = memo(function SetRow({
  set,
  index,
  counts,
}: {
  readonly set: DealSet;
  readonly index: number;
  readonly counts: Counts | undefined;
}) {
  const session = useSession();
  const keeping = useStudio((state) => state.keeping.get(set.id));
  const { origin, name, content } = set;
  return (
    <li>
      <b>{name}</b>
      <div className="deal-set-facts">
        <span className="fine">
          {counts ? `${phraseCounts(counts)} · ` : ''}
          {phraseBytes(content.size)} ·{' '}
          {origin.kind === 'scenario' ? `sample “${origin.scenario}”` : phraseKeeping(keeping)}
        </span>
        {keeping?.kind === 'copying' ? <ProgressBar {...keeping} label={`Copying ${name}`} /> : null}
      </div>
      <div className="deal-set-actions">
        {keeping?.kind === 'copying' ? (
          <Button
            look="quiet"
            icon="stop"
            onClick={() => session.stopSet(set.id)}
            aria-label={`Stop copying ${name}`}
          >
            Stop
          </Button>
        ) : null}
        {keeping?.kind === 'unkept' ? (
          <Button look="quiet" onClick={() => session.keepSet(set.id)} aria-label={`Keep ${name}`}>
            Keep it
          </Button>
        ) : null}
        {origin.kind === 'scenario' ? null : (
          <IconButton
            icon="download"
            label={`Save ${name} to a file`}
            onClick={() => session.downloadSet(index)}
          />
        )}
        <IconButton icon="close" label={`Close ${name}`} onClick={() => session.removeSet(index)} />
      </div>
    </li>
  );
});

function UnpackingRow({ file: { id, name, done, total } }: { readonly file: Unpacking }) {
  const session = useSession();
  return (
    <li>
      <b>{name}</b>
      <div className="deal-set-facts">
        <span className="fine">{phraseBytes(total)} · is being unpacked</span>
        <ProgressBar done={done} total={total} label={`Unpacking ${name}`} />
      </div>
      <div className="deal-set-actions">
        <Button
          look="quiet"
          icon="stop"
          onClick={() => session.stopSet(id)}
          aria-label={`Stop unpacking ${name}`}
        >
          Stop
        </Button>
      </div>
    </li>
  );
}

function phraseCounts({ deals, won }: Counts): string {
  return `${phraseCount(deals)} ${deals === 1 ? 'deal' : 'deals'}, ${phraseCount(won)} won`;
}

function phraseKeeping(keeping: Keeping | undefined): string {
  switch (keeping?.kind) {
    case 'kept':
      return 'kept in this browser';
    case 'unkept':
      return `in this window only. ${keeping.reason}`;
    case 'copying':
      return 'is being copied into this browser';
    case undefined:
      return 'yours';
  }
}
