import './documents.css';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { IconButton } from '../widgets/Button.tsx';
import { Icon } from '../widgets/Icon.tsx';
import { Popover } from './Popover.tsx';
import { phraseWhen } from './phraseWhen.ts';

/** Undo, redo, and the list of all steps to go to any of them. */
export function HistoryMenu() {
  const session = useSession();
  const { past, future } = useStudio((state) => state.history);
  const undo = past.at(-1)?.name;
  const redo = future[0]?.name;
  return (
    <>
      <IconButton
        icon="undo"
        label={undo === undefined ? 'Undo (Ctrl+Z)' : `Undo: ${undo} (Ctrl+Z)`}
        disabled={past.length === 0}
        onClick={session.undo}
      />
      <IconButton
        icon="redo"
        label={redo === undefined ? 'Redo (Ctrl+Shift+Z)' : `Redo: ${redo} (Ctrl+Shift+Z)`}
        disabled={future.length === 0}
        onClick={session.redo}
      />
      <Popover
        label="History"
        title="History: all steps"
        button={<Icon name="down" />}
        buttonClass="button button-quiet icon-button icon-button-slim"
        align="right"
        disabled={past.length + future.length === 0}
      >
        <HistoryList />
      </Popover>
    </>
  );
}

function HistoryList() {
  const session = useSession();
  const { past, future } = useStudio((state) => state.history);
  const file = useStudio((state) => state.document?.origin.file ?? '');
  const steps = [...past, ...future];
  const points = [{ name: `Open ${file}` }, ...steps].map((step, count) => ({ step, count })).toReversed();
  return (
    <>
      <h3 className="popover-title">History</h3>
      <ol className="history" reversed>
        {points.map(({ step, count }) => (
          <li key={count}>
            <button
              type="button"
              className={count > past.length ? 'history-step is-undone' : 'history-step'}
              aria-current={count === past.length ? 'step' : undefined}
              onClick={() => session.jumpTo(count)}
            >
              <span>{step.name}</span>
              <span className="fine">
                {count === past.length ? 'now' : 'at' in step ? phraseWhen(step.at) : ''}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <p className="fine popover-note">Steps below “now” are done, those above are taken back.</p>
    </>
  );
}
