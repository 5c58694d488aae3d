import './source.css';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { useStudio } from '../hooks/useSession.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { EmptyRoom } from '../widgets/EmptyRoom.tsx';
import { TextPane, type TextPaneHandle } from './TextPane.tsx';
import { XStatePane } from './XStatePane.tsx';

const VIEWS = [
  { key: 'text', name: 'Text' },
  { key: 'xstate', name: 'XState' },
] as const;
type View = (typeof VIEWS)[number]['key'];

/** Draw › Source: the framework text, the only truth. Also opens beside any other room. */
export function SourceRoom({ onClose }: { readonly onClose?: () => void }) {
  const file = useStudio((state) => state.document?.origin.file);
  const stale = useStudio((state) => state.reading.stale);
  const halted = useStudio((state) => state.reading.halted);
  const [view, setView] = useState<View>('text');
  const pane = useRef<TextPaneHandle>(null);
  if (file === undefined)
    return (
      <EmptyRoom
        title="No text is open"
        actions={
          <Link className="button button-primary" href="/bring/borrow">
            Borrow a framework
          </Link>
        }
      >
        The text of the framework is edited here. Open your own file, or borrow one.
      </EmptyRoom>
    );
  const Title = onClose ? 'h2' : 'h1';
  return (
    <div className="source">
      <header className="source-head">
        <Title className="source-title">{file}</Title>
        <div role="group" aria-label="Show as" className="source-views">
          {VIEWS.map(({ key, name }) => (
            <button
              key={key}
              type="button"
              className="source-view"
              aria-pressed={view === key}
              onClick={() => setView(key)}
            >
              {name}
            </button>
          ))}
        </div>
        {stale || halted ? (
          <span className="source-stale">
            {stale
              ? 'cannot be read: the rooms show the last good version'
              : 'has an error: deals are not replayed'}
          </span>
        ) : (
          <span className="fine source-hint">Ctrl+M lets Tab leave the text</span>
        )}
        <div className="source-tools">
          {view === 'text' ? (
            <>
              <Button look="quiet" onClick={() => pane.current?.foldSections()}>
                Fold
              </Button>
              <Button look="quiet" onClick={() => pane.current?.unfoldAll()}>
                Unfold
              </Button>
            </>
          ) : null}
          {onClose ? <IconButton icon="close" label="Close the source (Ctrl+E)" onClick={onClose} /> : null}
        </div>
      </header>
      {view === 'text' ? <TextPane ref={pane} /> : <XStatePane />}
    </div>
  );
}
