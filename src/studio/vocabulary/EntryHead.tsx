import { useMemo, useState } from 'react';
import type { Framework } from '../../core/index.ts';
import type { CommandRunner } from '../hooks/useCommand.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { Button } from '../widgets/Button.tsx';
import { RefusalNote } from '../widgets/RefusalNote.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { findUses } from '../session/findUses.ts';
import { RemoveDialog, type UseFate } from './RemoveDialog.tsx';
import { UseList, phraseUseCount } from './UseList.tsx';
import { titleOf, type WordEntry, type WordSection } from './wordSections.ts';

/** Name, uses and end of one entry. */
export function EntryHead({
  framework,
  section,
  entry,
  runner,
  onRenamed,
}: {
  readonly framework: Framework;
  readonly section: WordSection;
  readonly entry: WordEntry;
  readonly runner: CommandRunner;
  readonly onRenamed: (to: string) => void;
}) {
  const session = useSession();
  const parsed = useStudio((state) => state.reading.parsed);
  const stale = useStudio((state) => state.reading.stale);
  const [removing, setRemoving] = useState(false);
  const text = parsed?.text ?? '';
  const uses = useMemo(
    () => (entry.declared ? findUses(text, section.section, entry.key) : []),
    [text, section.section, entry.key, entry.declared],
  );
  const remove = (fate?: UseFate): void => {
    const command = { kind: 'entry.remove', section: section.section, name: entry.key } as const;
    if (runner.run(fate === undefined ? command : { ...command, uses: fate }))
      session.notify(`${entry.title} removed. Ctrl+Z brings it back.`);
  };
  return (
    <header className="entry-head">
      <div className="entry-title">
        <h2>{entry.title}</h2>
        {entry.declared ? (
          <UseList framework={framework} uses={stale ? undefined : uses} name={entry.key} />
        ) : null}
      </div>
      {entry.declared ? (
        <div className="entry-name">
          <TextField
            label="Key in the text"
            mono
            value={entry.key}
            hint={stale ? 'The text has an error: mend it there first.' : phraseReach(uses.length)}
            onCommit={(to) => {
              if (!runner.run({ kind: 'entry.rename', section: section.section, name: entry.key, to }))
                return false;
              session.notify(
                `Renamed to ${to}${uses.length === 0 ? '' : `, ${phraseUseCount(uses.length)}`}.`,
              );
              onRenamed(to);
              return true;
            }}
          />
          <div className="entry-actions">
            {parsed ? (
              <Button
                icon="code"
                onClick={() => session.revealSource(parsed.keyRangeOf([section.section, entry.key]))}
              >
                Source
              </Button>
            ) : null}
            <Button onClick={() => (uses.length > 0 ? setRemoving(true) : remove())}>Remove…</Button>
          </div>
        </div>
      ) : (
        <p className="fine">
          <code>{entry.key}</code> is used without a description. Filling in a field below adds one.
        </p>
      )}
      <RefusalNote message={runner.refusal?.message} />
      {removing ? (
        <RemoveDialog
          framework={framework}
          what={`the ${section.one} "${entry.title}"`}
          consequence="name something nobody knows"
          uses={uses}
          others={[...framework[section.section].keys()]
            .filter((key) => key !== entry.key)
            .map((value) => ({ value, label: titleOf(framework, section.section, value) }))}
          onRemove={remove}
          onClose={() => setRemoving(false)}
        />
      ) : null}
    </header>
  );
}

function phraseReach(uses: number): string {
  if (uses === 0) return 'Nothing names it yet.';
  return uses === 1
    ? 'Renaming it here renames it where it is used.'
    : `Renaming it here renames it in all ${uses} places.`;
}
