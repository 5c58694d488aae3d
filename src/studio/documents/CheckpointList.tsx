import { useState } from 'react';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { titleOf } from '../session/documentNames.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { phraseWhen } from './phraseWhen.ts';

/** The checkpoints of the open document: texts to come back to. */
export function CheckpointList() {
  const session = useSession();
  const document = useStudio((state) => state.document);
  const framework = useStudio((state) => state.reading.framework);
  const checkpoints = useStudio((state) => state.checkpoints);
  const [name, setName] = useState('');
  if (!document) return null;
  const add = (event: React.SubmitEvent): void => {
    event.preventDefault();
    void session.addCheckpoint(name).then(() => setName(''));
  };
  return (
    <section className="checkpoints" aria-labelledby="checkpoints-title">
      <h2 id="checkpoints-title">Checkpoints of {titleOf(document, framework)}</h2>
      <p className="fine">
        A checkpoint keeps the text as it is now. Going back to one is a single step that can be undone.
      </p>
      <form className="checkpoint-form" onSubmit={add}>
        <label className="visually-hidden" htmlFor="checkpoint-name">
          Name of the checkpoint
        </label>
        <input
          id="checkpoint-name"
          className="field-input"
          value={name}
          placeholder="for instance: agreed with the field"
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" icon="plus">
          Keep a checkpoint
        </Button>
      </form>
      <ul className="documents-list" aria-label="Checkpoints">
        {checkpoints.map((checkpoint) => {
          const same = checkpoint.text === document.text;
          return (
            <li key={checkpoint.id} className="document-row">
              <div className="document-row-name">
                <b>{checkpoint.name}</b>
                <p className="fine">
                  {phraseWhen(checkpoint.at)}
                  {checkpoint.kind === 'automatic' ? ' · kept by itself' : ''}
                  {same ? ' · the text is like this now' : ''}
                </p>
              </div>
              <div className="document-row-actions">
                <Button
                  disabled={same}
                  aria-label={`Restore ${checkpoint.name}`}
                  onClick={() => session.restoreCheckpoint(checkpoint.id)}
                >
                  Restore
                </Button>
                <IconButton
                  icon="close"
                  label={`Delete checkpoint ${checkpoint.name}`}
                  onClick={() => void session.removeCheckpoint(checkpoint.id)}
                />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
