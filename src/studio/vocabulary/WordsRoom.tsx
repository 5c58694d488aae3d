import '../widgets/wordedList.css';
import './vocabulary.css';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Framework, JsonValue } from '../../core/index.ts';
import type { Section } from '../../core/edit/index.ts';
import { useChosenPart, useFollowPart } from '../hooks/useChosenPart.ts';
import { useCommand } from '../hooks/useCommand.ts';
import { useStudio } from '../hooks/useSession.ts';
import { Button } from '../widgets/Button.tsx';
import { EmptyRoom } from '../widgets/EmptyRoom.tsx';
import { RefusalNote } from '../widgets/RefusalNote.tsx';
import { EntryForm } from './EntryForm.tsx';
import { EntryHead } from './EntryHead.tsx';
import { EntryList } from './EntryList.tsx';
import { proposeKey } from '../session/proposeKey.ts';
import { listWords, WORD_SECTIONS, type WordEntry, type WordSection } from './wordSections.ts';

/** Draw › Words: what the framework's names mean. */
export function WordsRoom({
  section,
  entry,
}: {
  readonly section: string | undefined;
  readonly entry: string | undefined;
}) {
  const framework = useStudio((state) => state.reading.framework);
  const [first] = WORD_SECTIONS;
  const chosen = WORD_SECTIONS.find((candidate) => candidate.section === section) ?? first;
  const [, navigate] = useLocation();
  const { choose } = useChosenPart();
  useEffect(() => {
    if (section !== undefined && entry !== undefined) choose([section, entry]);
  }, [section, entry, choose]);
  useFollowPart(([wanted, name]) => {
    const known = WORD_SECTIONS.some((candidate) => candidate.section === wanted);
    if (known && name !== undefined && (wanted !== section || name !== entry))
      navigate(`/draw/words/${wanted}/${encodeURIComponent(name)}`, { replace: true });
  });
  if (!framework || !chosen)
    return (
      <EmptyRoom
        title="No framework, no words yet"
        actions={
          <Link className="button button-primary" href="/bring/borrow">
            Borrow one
          </Link>
        }
      >
        Facts, partner types, roles, events, durations and calendars stand here: the words every rule is made
        of. Open your own file, or borrow one.
      </EmptyRoom>
    );
  return (
    <div className="words-frame">
      <div className="words-room">
        <nav className="words-sections" aria-label="Kinds of words">
          <h1>Words</h1>
          <ul>
            {WORD_SECTIONS.map((candidate) => (
              <li key={candidate.section}>
                <Link
                  href={`/draw/words/${candidate.section}`}
                  aria-current={candidate === chosen ? 'page' : undefined}
                >
                  {candidate.title}
                  <span className="fine">{framework[candidate.section].size}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <OpenSection key={chosen.section} framework={framework} section={chosen} entry={entry} />
      </div>
    </div>
  );
}

function OpenSection({
  framework,
  section,
  entry,
}: {
  readonly framework: Framework;
  readonly section: WordSection;
  readonly entry: string | undefined;
}) {
  const [, navigate] = useLocation();
  const parsed = useStudio((state) => state.reading.parsed);
  const stale = useStudio((state) => state.reading.stale);
  const adding = useCommand();
  const [typed, setTyped] = useState('');
  const words = listWords(
    framework,
    section.section,
    // What is declared can only be told from a text that can be read.
    (of, key) => stale || parsed?.nearestPath([of, key]).length === 2,
  );
  const found = words.findIndex((word) => word.key === entry);
  const [place, setPlace] = useState(0);
  if (found >= 0 && found !== place) setPlace(found);
  // What is called otherwise now, as after undoing a rename, still stands where it stood.
  const chosen = words[found >= 0 ? found : Math.min(place, words.length - 1)];
  const stray = entry !== undefined && found < 0 ? chosen?.key : undefined;
  useEffect(() => {
    if (stray !== undefined)
      navigate(`/draw/words/${section.section}/${encodeURIComponent(stray)}`, { replace: true });
  }, [stray, section.section, navigate]);
  const open = (key: string, replace = false): void =>
    navigate(`/draw/words/${section.section}/${encodeURIComponent(key)}`, { replace });
  const add = (): void => {
    const name = typed.trim();
    if (name === '') return;
    const key = proposeKey(section.section, name, framework[section.section]);
    if (
      !adding.run({
        kind: 'entry.add',
        section: section.section,
        name: key,
        value: firstValue(framework, section.section, name),
      })
    )
      return;
    setTyped('');
    open(key);
  };
  return (
    <>
      <section className="words-list" aria-label={section.title}>
        <p className="fine">{section.purpose}</p>
        <EntryList section={section} words={words} chosen={chosen?.key} onOpen={(key) => open(key, true)} />
        <form
          className="words-add"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <input
            className="field-input"
            aria-label={`Name of a new ${section.one}`}
            placeholder={`New ${section.one}: ${section.example}`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" icon="plus" disabled={typed.trim() === ''}>
            Add
          </Button>
        </form>
        <RefusalNote message={adding.refusal?.message} />
      </section>
      {chosen ? (
        <OpenEntry
          // By its place: a renamed entry stays the same one, and keeps the focus.
          key={words.indexOf(chosen)}
          framework={framework}
          section={section}
          entry={chosen}
          onRenamed={(to) => open(to, true)}
        />
      ) : (
        <div className="words-entry">
          <p className="fine">
            The framework has no {section.title.toLowerCase()} yet. Add the first one on the left.
          </p>
        </div>
      )}
    </>
  );
}

function OpenEntry({
  framework,
  section,
  entry,
  onRenamed,
}: {
  readonly framework: Framework;
  readonly section: WordSection;
  readonly entry: WordEntry;
  readonly onRenamed: (to: string) => void;
}) {
  const runner = useCommand();
  const version = useStudio((state) => state.reading.version);
  const { clear } = runner;
  // What was refused for another text says nothing about this one.
  useEffect(() => clear(), [version, clear]);
  return (
    <div className="words-entry">
      <EntryHead
        framework={framework}
        section={section}
        entry={entry}
        runner={runner}
        onRenamed={onRenamed}
      />
      <EntryForm framework={framework} section={section} entry={entry} runner={runner} />
    </div>
  );
}

/** What a new entry says before anybody fills it in: as little as the format allows. */
function firstValue(framework: Framework, section: Section, name: string): JsonValue {
  switch (section) {
    case 'facts':
      return { type: 'boolean' };
    case 'roles':
      return { name, side: [...framework.sides.keys()][0] ?? 'vendor' };
    case 'sides':
      return { name, column: 'partner' };
    case 'durations':
      return { length: 'P30D' };
    case 'calendars':
      return { timezone: framework.timezone, workdays: [1, 2, 3, 4, 5] };
    case 'partnerTypes':
    case 'events':
    case 'activities':
      return { name };
  }
}
