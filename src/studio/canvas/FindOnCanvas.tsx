import { useState } from 'react';
import { IconButton } from '../widgets/Button.tsx';
import type { DrawnLifecycle } from './createDrawing.ts';
import { findStates } from './findStates.ts';

/** Finds states by name, purpose or what happens there. */
export function FindOnCanvas({
  lifecycle,
  onFound,
  onClose,
}: {
  readonly lifecycle: DrawnLifecycle;
  readonly onFound: (id: string) => void;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState('');
  const found = findStates(lifecycle, text);
  return (
    // Escape closes the search wherever in it the focus is.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="canvas-find"
      role="search"
      aria-label="Find on the canvas"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const [first] = found;
        if (first === undefined) return;
        onClose();
        onFound(first);
      }}
    >
      <div className="canvas-find-head">
        <input
          ref={focusField}
          className="field-input"
          aria-label="Find"
          placeholder="Find a state or what happens"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <IconButton icon="close" label="Close" onClick={onClose} />
      </div>
      {text === '' ? null : (
        <ul className="canvas-find-list">
          {found.slice(0, 8).map((id) => (
            <li key={id}>
              <button
                type="button"
                className="link"
                onClick={() => {
                  onClose();
                  onFound(id);
                }}
              >
                {lifecycle.nodes.find((node) => node.id === id)?.title}
              </button>
            </li>
          ))}
          {found.length === 0 ? <li className="fine">Nothing on this path is called that.</li> : null}
          {found.length > 8 ? <li className="fine">{found.length - 8} more</li> : null}
        </ul>
      )}
    </form>
  );
}

/** Whoever asks to find something wants to type at once. */
function focusField(field: HTMLInputElement | null): void {
  field?.focus();
}
