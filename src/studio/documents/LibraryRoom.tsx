import './documents.css';
import { Link, useLocation } from 'wouter';
import { useSession, useStudio } from '../hooks/useSession.ts';
import type { DocumentEntry } from '../session/studioState.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { CheckpointList } from './CheckpointList.tsx';
import { phraseWhen } from './phraseWhen.ts';
import { TemplateMenu } from './TemplateMenu.tsx';

/** Bring › Library: everything kept in this browser, side by side. */
export function LibraryRoom() {
  const session = useSession();
  const [, navigate] = useLocation();
  const documents = useStudio((state) => state.documents);
  const start = (): void => {
    session.startBlank('New framework');
    navigate('/draw/canvas');
  };
  return (
    <div className="documents">
      <header className="room-head">
        <h1>Library</h1>
        <p>
          Every framework you open or begin is kept in this browser, one beside the other, and saved as you
          type. <b>Nothing leaves this computer.</b> Save one to a file to hand it on or to keep it elsewhere.
        </p>
        <div className="documents-new">
          <Button icon="plus" look="primary" onClick={start}>
            New framework
          </Button>
          <TemplateMenu />
          <Button icon="file" onClick={() => void session.openFromComputer()}>
            Open a file
          </Button>
          <Link className="button button-plain" href="/bring/borrow">
            Borrow a framework
          </Link>
        </div>
      </header>
      <ul className="documents-list" aria-label="Documents">
        {documents.map((entry) => (
          <DocumentRow key={entry.id} entry={entry} />
        ))}
      </ul>
      <CheckpointList />
    </div>
  );
}

function DocumentRow({ entry }: { readonly entry: DocumentEntry }) {
  const session = useSession();
  const isOpen = useStudio((state) => state.document?.id === entry.id);
  return (
    <li className={isOpen ? 'document-row is-open' : 'document-row'}>
      <div className="document-row-name">
        <TextField
          label={`Name of ${entry.title}`}
          hideLabel
          value={entry.title}
          onCommit={(name) => {
            void session.renameDocument(entry.id, name);
            return true;
          }}
        />
        <p className="fine">
          {isOpen ? <b>open now · </b> : null}
          {phraseOrigin(entry)} · {phraseWhen(entry.usedAt)}
        </p>
      </div>
      <div className="document-row-actions">
        {isOpen ? null : (
          <Button onClick={() => void session.openDocument(entry.id)} aria-label={`Open ${entry.title}`}>
            Open
          </Button>
        )}
        <Button
          look="quiet"
          onClick={() => void session.duplicateDocument(entry.id)}
          aria-label={`Duplicate ${entry.title}`}
        >
          Duplicate
        </Button>
        <IconButton
          icon="close"
          label={`Delete ${entry.title}`}
          onClick={() => session.deleteDocument(entry.id)}
        />
      </div>
    </li>
  );
}

function phraseOrigin({ origin, edited }: DocumentEntry): string {
  if (origin.kind === 'scenario')
    return edited ? `from the sample ${origin.file}, edited` : `sample ${origin.file}`;
  if (origin.kind === 'new') return 'begun here, not in a file yet';
  return edited ? `edited since it was in ${origin.file}` : `as in ${origin.file}`;
}
