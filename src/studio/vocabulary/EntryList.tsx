import { useEffect, useRef } from 'react';
import type { WordEntry, WordSection } from './wordSections.ts';

/** The words of one section: arrows walk, what is walked to is shown. */
export function EntryList({
  section,
  words,
  chosen,
  onOpen,
}: {
  readonly section: WordSection;
  readonly words: readonly WordEntry[];
  readonly chosen: string | undefined;
  readonly onOpen: (key: string) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const onKey = (event: React.KeyboardEvent): void => {
    const at = words.findIndex((word) => word.key === chosen);
    const next = {
      ArrowDown: words[at + 1],
      ArrowUp: words[at - 1],
      Home: words[0],
      End: words.at(-1),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    onOpen(next.key);
  };
  if (words.length === 0) return null;
  return (
    <div
      ref={list}
      className="entry-list"
      role="listbox"
      aria-label={section.title}
      tabIndex={0}
      aria-activedescendant={chosen === undefined ? undefined : `word-${chosen}`}
      onKeyDown={onKey}
    >
      {words.map((word) => (
        // The list has the keys; an option only takes the pointer.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={word.key}
          id={`word-${word.key}`}
          role="option"
          tabIndex={-1}
          aria-selected={word.key === chosen}
          className={word.declared ? '' : 'is-undeclared'}
          onClick={() => onOpen(word.key)}
        >
          <span>{word.title}</span>
          <span className="fine">{word.declared ? word.note : 'not described'}</span>
        </div>
      ))}
    </div>
  );
}
