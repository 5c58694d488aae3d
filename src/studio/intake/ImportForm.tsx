import { useState } from 'react';
import { useSession } from '../hooks/useSession.ts';
import { Button } from '../widgets/Button.tsx';

/** How the deals come in, and the button that brings them. */
export function ImportForm({ isAgain }: { readonly isAgain: boolean }) {
  const session = useSession();
  const [key, setKey] = useState<string>();
  const [withoutAmounts, setWithoutAmounts] = useState(false);
  const [withRaw, setWithRaw] = useState(true);
  const lacksKey = key?.trim() === '';
  return (
    <form
      className="intake-import"
      onSubmit={(event) => {
        event.preventDefault();
        session.importDeals({ withRaw, ...(key === undefined ? {} : { key: key.trim(), withoutAmounts }) });
      }}
    >
      <label className="tick-choice">
        <input type="checkbox" checked={withRaw} onChange={({ target }) => setWithRaw(target.checked)} />
        <span>Keep each event’s row as it stood in the file</span>
      </label>
      <label className="tick-choice">
        <input
          type="checkbox"
          checked={key !== undefined}
          onChange={({ target }) => setKey(target.checked ? '' : undefined)}
        />
        <span>Replace names of customers, partners and people by made-up ones</span>
      </label>
      {key === undefined ? null : (
        <div className="intake-key">
          <label className="field">
            <span className="field-label">Key</span>
            <input
              className="field-input"
              value={key}
              autoComplete="off"
              placeholder="a few words only you know"
              onChange={({ target }) => setKey(target.value)}
            />
            <span className="fine">
              The same key gives the same made-up names. It is kept nowhere: note it down.
            </span>
          </label>
          <label className="tick-choice">
            <input
              type="checkbox"
              checked={withoutAmounts}
              onChange={({ target }) => setWithoutAmounts(target.checked)}
            />
            <span>Leave amounts out</span>
          </label>
        </div>
      )}
      <Button type="submit" look="primary" icon="bring" disabled={lacksKey}>
        {isAgain ? 'Import again' : 'Import the deals'}
      </Button>
    </form>
  );
}
