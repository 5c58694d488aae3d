import './documents.css';
import { Link, useLocation } from 'wouter';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseFileState, titleOf } from '../session/documentNames.ts';
import type { OpenDocument } from '../session/studioState.ts';
import { Button } from '../widgets/Button.tsx';
import { Icon } from '../widgets/Icon.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { Popover } from './Popover.tsx';
import { phraseWhen } from './phraseWhen.ts';
import { useDocumentActions } from './useDocumentActions.ts';

const RECENT = 5;

const SAVED_WORDS = {
  saved: 'saved on this computer',
  saving: 'saving…',
  full: 'not saved: the browser has no room',
  failed: 'not saved: the browser keeps no data',
} as const;

/** The open document, whether it is safe, and what can be done with it. */
export function DocumentMenu() {
  const session = useSession();
  const document = useStudio((state) => state.document);
  const framework = useStudio((state) => state.reading.framework);
  const stale = useStudio((state) => state.reading.stale);
  const halted = useStudio((state) => state.reading.halted);
  useDocumentActions();
  if (!document)
    return (
      <div className="top-bar-document">
        <strong>Cosell Studio</strong>
      </div>
    );
  const title = titleOf(document, framework);
  return (
    <div className="top-bar-document">
      <Popover
        label="Document"
        buttonClass="document-button"
        button={
          <>
            <strong>{title}</strong>
            <Icon name="down" size={13} />
          </>
        }
      >
        <DocumentPanel document={document} title={title} />
      </Popover>
      <SavedState document={document} short={stale || halted} />
      {stale || halted ? (
        <button
          type="button"
          className="link document-error"
          title={
            stale
              ? 'The rooms show the last good version. Click to see where the error is.'
              : 'The deals show the last replay. Click to see where the error is.'
          }
          onClick={() => session.toggleProblems(true)}
        >
          {stale ? 'the text has an error' : 'the framework has an error'}
          <span className="document-error-more">
            {stale ? '; showing the last good version' : '; deals show the last replay'}
          </span>
        </button>
      ) : null}
    </div>
  );
}

function SavedState({
  document,
  short,
}: {
  readonly document: OpenDocument;
  /** Only whether it is kept. */
  readonly short: boolean;
}) {
  const session = useSession();
  const edited = document.text !== document.opened ? 'edited · ' : '';
  if (document.saved === 'full' || document.saved === 'failed')
    return (
      <span className="top-bar-saved top-bar-stale">
        {SAVED_WORDS[document.saved]}.{' '}
        <button type="button" className="link" onClick={() => void session.saveToFile()}>
          Save to a file
        </button>
      </span>
    );
  const words = `${edited}${SAVED_WORDS[document.saved]} · ${phraseFileState(document)}`;
  return (
    <span className="top-bar-saved" title={words}>
      {short ? SAVED_WORDS[document.saved] : words}
    </span>
  );
}

function DocumentPanel({ document, title }: { readonly document: OpenDocument; readonly title: string }) {
  const session = useSession();
  const [, navigate] = useLocation();
  const others = useStudio((state) => state.documents).filter(({ id }) => id !== document.id);
  return (
    <div className="document-panel">
      <TextField
        label="Name"
        value={title}
        onCommit={(name) => {
          void session.renameDocument(document.id, name);
          return true;
        }}
      />
      <div className="document-panel-actions">
        <Button icon="download" data-closes onClick={() => void session.saveToFile()}>
          Save to file <kbd>Ctrl+S</kbd>
        </Button>
        <Button look="quiet" data-closes onClick={() => void session.saveToFile({ elsewhere: true })}>
          Save as…
        </Button>
        <Button icon="file" look="quiet" data-closes onClick={() => void session.openFromComputer()}>
          Open file <kbd>Ctrl+O</kbd>
        </Button>
        <Button look="quiet" data-closes onClick={() => void session.duplicateDocument(document.id)}>
          Duplicate
        </Button>
        <Button
          icon="plus"
          look="quiet"
          data-closes
          onClick={() => {
            session.startBlank('New framework');
            navigate('/draw/canvas');
          }}
        >
          New framework
        </Button>
      </div>
      {others.length > 0 ? (
        <>
          <h3 className="popover-title">Recent</h3>
          <ul className="document-recent">
            {others.slice(0, RECENT).map((entry) => (
              <li key={entry.id}>
                <button
                  type="button"
                  className="history-step"
                  data-closes
                  onClick={() => void session.openDocument(entry.id)}
                >
                  <span>{entry.title}</span>
                  <span className="fine">{phraseWhen(entry.usedAt)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Link href="/bring/library" className="link popover-note" data-closes>
        Library and checkpoints
      </Link>
    </div>
  );
}
