import './palette.css';
import { useEffect, useId, useRef, useState } from 'react';
import { isApple } from '../hooks/isApple.ts';
import type { Action } from '../session/actionRegistry.ts';
import { rankMatches } from '../session/rankMatches.ts';
import { Icon } from '../widgets/Icon.tsx';
import { KeyCaps } from './KeyCaps.tsx';
import { useFindable } from './useFindable.ts';

const SHOWN = 60;

/** Finds and runs anything by a few typed letters. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const chosen = useRef<HTMLDivElement>(null);
  const id = useId();
  const [typed, setTyped] = useState('');
  const findable = useFindable(typed);
  const [index, setIndex] = useState(0);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  const found = (
    typed.trim() === ''
      ? findable.filter(isOfferedUnasked)
      : rankMatches(findable, typed, textOf).map(({ item }) => item)
  ).slice(0, SHOWN);
  const at = Math.min(index, found.length - 1);
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [at, typed]);
  const run = (action: Action | undefined): void => {
    if (!action) return;
    // Closed first: the dialog gives the focus back, and what runs may want it elsewhere.
    dialog.current?.close();
    action.run();
  };
  const press = (event: React.KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (move !== undefined) {
      event.preventDefault();
      setIndex(found.length === 0 ? 0 : (at + move + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(found[at]);
    }
  };
  return (
    <dialog ref={dialog} className="finder" aria-label="Find anything" onCancel={onClose} onClose={onClose}>
      <div className="finder-field">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Find a room, an action, a stage or a deal"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
          placeholder="Find a room, an action, a stage or a deal"
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.target.value);
            setIndex(0);
          }}
          onKeyDown={press}
        />
      </div>
      <div className="finder-list" role="listbox" id={`${id}-list`} aria-label="Found" tabIndex={-1}>
        {found.map((action, place) => (
          // The field has the keyboard; the pointer is a second way.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={action.id}
            ref={place === at ? chosen : undefined}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            className="finder-item"
            onPointerMove={() => setIndex(place)}
            onClick={() => run(action)}
          >
            <span className="finder-title">{action.title}</span>
            <span className="finder-group">{action.group}</span>
            {action.defaultHotkey === undefined ? null : (
              <KeyCaps hotkey={action.defaultHotkey} apple={isApple()} />
            )}
          </div>
        ))}
      </div>
      <p className="finder-none" role="status">
        {found.length === 0 ? `Nothing here is called "${typed.trim()}".` : ''}
      </p>
    </dialog>
  );
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function textOf({ title, group, words = '' }: Action): string {
  return `${title} ${group} ${words}`;
}

/** Deals and scenarios are many: they are found, not listed. */
function isOfferedUnasked({ id }: Action): boolean {
  return !id.startsWith('deal.open:') && !id.startsWith('lens.set:');
}
