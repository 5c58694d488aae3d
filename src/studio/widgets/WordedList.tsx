import './wordedList.css';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, IconButton } from './Button.tsx';
import { TextField } from './TextField.tsx';

/** One of a list of names: how it stands in the text, and how it is said. */
export interface WordedEntry {
  readonly name: string;
  readonly phrase: string | undefined;
  /** How it is said as long as it has no phrase. */
  readonly said: string;
  /** Why it cannot be removed; absent: it can. */
  readonly kept?: string | undefined;
  /** Stands below it. */
  readonly more?: ReactNode;
}

/** A closed list in its order, each name with its phrase: renamed, worded, moved, removed, added. Answers of callbacks say whether it was done. */
export function WordedList({
  title,
  word,
  entries,
  onRename,
  onPhrase,
  onRaise,
  onRemove,
  onAdd,
}: {
  readonly title: string;
  /** What one is called: "value". */
  readonly word: string;
  readonly entries: readonly WordedEntry[];
  readonly onRename: (name: string, to: string) => boolean;
  readonly onPhrase: (name: string, phrase: string) => boolean;
  /** Puts one a place earlier. */
  readonly onRaise: (name: string) => void;
  readonly onRemove: (name: string) => void;
  readonly onAdd: (text: string) => boolean;
}) {
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ readonly name: string; readonly way: 'up' | 'down' }>(undefined);
  // The focus goes with what is moved, so that the same key moves it on.
  useEffect(() => {
    if (!moved.current) return;
    const { name, way } = moved.current;
    moved.current = undefined;
    const row = list.current?.children[entries.findIndex((entry) => entry.name === name)];
    const [up, down] = row?.querySelectorAll<HTMLButtonElement>('.value-actions button') ?? [];
    const [same, other] = way === 'up' ? [up, down] : [down, up];
    (same?.disabled ? other : same)?.focus();
  }, [entries]);
  const move = (index: number, way: 'up' | 'down'): void => {
    const name = entries[index]?.name;
    const raised = way === 'up' ? name : entries[index + 1]?.name;
    if (name === undefined || raised === undefined) return;
    moved.current = { name, way };
    onRaise(raised);
  };
  const label = `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  return (
    <section className="value-list" aria-label={`${label}s`}>
      <h3>{title}</h3>
      <ol ref={list}>
        {entries.map(({ name, phrase, said, kept, more }, index) => (
          // By its place: a renamed one stays the same, and keeps the focus.
          <li key={index}>
            <TextField
              label={`${label} ${index + 1}`}
              hideLabel
              mono
              value={name}
              onCommit={(to) => to !== '' && onRename(name, to)}
            />
            <TextField
              label={`How "${name}" is said`}
              hideLabel
              value={phrase ?? ''}
              placeholder={said}
              onCommit={(text) => text !== '' && onPhrase(name, text)}
            />
            <span className="value-actions">
              <IconButton
                icon="down"
                className="flip"
                label={`Move "${name}" up`}
                disabled={index === 0}
                onClick={() => move(index, 'up')}
              />
              <IconButton
                icon="down"
                label={`Move "${name}" down`}
                disabled={index === entries.length - 1}
                onClick={() => move(index, 'down')}
              />
              <IconButton
                icon="close"
                label={kept === undefined ? `Remove "${name}"` : `"${name}" stays: ${kept}`}
                disabled={kept !== undefined || entries.length === 1}
                onClick={() => onRemove(name)}
              />
            </span>
            {more}
          </li>
        ))}
      </ol>
      <form
        className="value-add"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '' && onAdd(typed.trim())) setTyped('');
        }}
      >
        <input
          className="field-input field-mono"
          aria-label={`New ${word}`}
          placeholder={`new ${word}`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" icon="plus" disabled={typed.trim() === ''}>
          Add {word}
        </Button>
      </form>
    </section>
  );
}
