import { useState } from 'react';
import type { Framework } from '../../core/index.ts';
import { useCommand } from '../hooks/useCommand.ts';
import { titleOfKey } from '../session/phraseEvent.ts';
import { Button } from '../widgets/Button.tsx';
import { RefusalNote } from '../widgets/RefusalNote.tsx';
import { toStateKey } from './proposeStateKey.ts';

/** One tab per lifecycle, and a way to add one. */
export function LifecycleTabs({
  framework,
  shown,
  onShow,
}: {
  readonly framework: Framework;
  readonly shown: string;
  readonly onShow: (lifecycle: string) => void;
}) {
  const [adding, setAdding] = useState(false);
  const { run, refusal, clear } = useCommand();
  const names = [...framework.lifecycles.keys()];
  const step = (by: number): void => {
    const next = names[(names.indexOf(shown) + by + names.length) % names.length];
    if (next === undefined) return;
    onShow(next);
    document.getElementById(`path-tab-${next}`)?.focus();
  };
  const close = (): void => {
    setAdding(false);
    clear();
  };
  return (
    <div className="path-tabs">
      <div role="tablist" aria-label="Paths">
        {names.map((name) => (
          <button
            key={name}
            id={`path-tab-${name}`}
            type="button"
            role="tab"
            className="path-tab"
            aria-selected={name === shown}
            tabIndex={name === shown ? 0 : -1}
            onClick={() => onShow(name)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowRight') step(1);
              if (event.key === 'ArrowLeft') step(-1);
            }}
          >
            {titleOfKey(name)} path
          </button>
        ))}
      </div>
      {adding ? (
        <form
          className="path-add"
          onSubmit={(event) => {
            event.preventDefault();
            const typed = new FormData(event.currentTarget).get('name');
            const name = toStateKey(typeof typed === 'string' ? typed : '');
            if (run({ kind: 'lifecycle.add', name, createdBy: [`${name}.opened`] })) {
              close();
              onShow(name);
            }
          }}
        >
          <input
            ref={focusField}
            onKeyDown={(event) => {
              if (event.key === 'Escape') close();
            }}
            required
            name="name"
            className="field-input"
            aria-label="Name of the new path"
            placeholder="Such as: approval"
          />
          <Button type="submit" look="primary">
            Add
          </Button>
          <Button onClick={close}>Cancel</Button>
          <RefusalNote message={refusal?.message} />
        </form>
      ) : (
        <Button look="quiet" icon="plus" onClick={() => setAdding(true)}>
          Add a path
        </Button>
      )}
    </div>
  );
}

/** Whoever asks for a new path wants to name it at once. */
function focusField(field: HTMLInputElement | null): void {
  field?.focus();
}
