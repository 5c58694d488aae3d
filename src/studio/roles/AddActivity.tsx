import { useRef, useState } from 'react';
import type { Framework } from '../../core/index.ts';
import type { CommandRunner } from '../hooks/useCommand.ts';
import { proposeKey } from '../session/proposeKey.ts';
import { Button } from '../widgets/Button.tsx';

/** Adds a line to the matrix: a name is all it takes. */
export function AddActivity({
  framework,
  runner,
  onAdded,
}: {
  readonly framework: Framework;
  readonly runner: CommandRunner;
  readonly onAdded: (activity: string) => void;
}) {
  const [name, setName] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const add = (): void => {
    const said = name.trim();
    if (said === '') return input.current?.focus();
    const key = proposeKey('activities', said, framework.activities);
    if (!runner.run({ kind: 'entry.add', section: 'activities', name: key, value: { name: said } })) return;
    setName('');
    onAdded(key);
  };
  return (
    <form
      className="add-activity"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        ref={input}
        className="field-input"
        aria-label="Name of a new activity"
        placeholder="New activity, such as Pricing review"
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setName('');
        }}
      />
      <Button type="submit" icon="plus">
        Add activity
      </Button>
    </form>
  );
}
