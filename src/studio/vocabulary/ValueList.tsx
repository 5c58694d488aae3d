import { useEffect, useMemo, useRef, useState } from 'react';
import { phraseFact, type FactDefinition, type Framework, type JsonPath } from '../../core/index.ts';
import type { CommandRunner } from '../hooks/useCommand.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { findValueUses } from '../session/findUses.ts';
import { RemoveDialog, type UseFate } from './RemoveDialog.tsx';
import { UseList } from './UseList.tsx';
import { addValue, phraseValue, raiseValue } from './valueCommands.ts';

/** The closed list of values of a fact, each with its phrase. */
export function ValueList({
  framework,
  name,
  fact,
  runner,
}: {
  readonly framework: Framework;
  readonly name: string;
  readonly fact: FactDefinition;
  readonly runner: CommandRunner;
}) {
  const session = useSession();
  const parsed = useStudio((state) => (state.reading.stale ? undefined : state.reading.parsed));
  const [typed, setTyped] = useState('');
  const [removing, setRemoving] = useState<string>();
  const values = [...fact.values.keys()];
  const uses = useMemo(
    () =>
      new Map<string, readonly JsonPath[]>(
        [...fact.values.keys()].map((value) => [value, parsed ? findValueUses(parsed, name, value) : []]),
      ),
    [fact, name, parsed],
  );
  const said = (value: string): string => phraseFact(framework, name, value);
  const remove = (value: string, uses?: UseFate): void => {
    if (runner.run({ kind: 'fact.removeValue', fact: name, value, ...(uses === undefined ? {} : { uses }) }))
      session.notify(`"${value}" removed. Ctrl+Z brings it back.`);
  };
  const ask = (value: string): void => {
    if ((uses.get(value) ?? []).length > 0) setRemoving(value);
    else remove(value);
  };
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ readonly value: string; readonly way: 'up' | 'down' }>(undefined);
  // The focus goes with a value that is moved, so that the same key moves it on.
  useEffect(() => {
    if (!moved.current) return;
    const { value, way } = moved.current;
    moved.current = undefined;
    const row = list.current?.children[[...fact.values.keys()].indexOf(value)];
    const [up, down] = row?.querySelectorAll<HTMLButtonElement>('.value-actions button') ?? [];
    const [same, other] = way === 'up' ? [up, down] : [down, up];
    (same?.disabled ? other : same)?.focus();
  }, [fact]);
  const move = (value: string, way: 'up' | 'down'): void => {
    const raised = way === 'up' ? value : values[values.indexOf(value) + 1];
    if (raised === undefined) return;
    moved.current = { value, way };
    runner.run(raiseValue(name, fact, raised));
  };
  const add = (): void => {
    const value = typed.trim();
    if (value !== '' && runner.run(addValue(name, fact, value, said(value)))) setTyped('');
  };
  return (
    <section className="value-list" aria-label="Values">
      <h3>Values, and how they are said</h3>
      <ol ref={list}>
        {values.map((value, index) => (
          // By its place: a renamed value stays the same one, and keeps the focus.
          <li key={index}>
            <TextField
              label={`Value ${index + 1}`}
              hideLabel
              mono
              value={value}
              onCommit={(to) => to !== '' && runner.run({ kind: 'fact.renameValue', fact: name, value, to })}
            />
            <TextField
              label={`How "${value}" is said`}
              hideLabel
              value={fact.values.get(value) ?? ''}
              placeholder={said(value)}
              onCommit={(text) => text !== '' && runner.run(phraseValue(name, fact, value, text, said))}
            />
            <span className="value-actions">
              <IconButton
                icon="down"
                className="flip"
                label={`Move "${value}" up`}
                disabled={index === 0}
                onClick={() => move(value, 'up')}
              />
              <IconButton
                icon="down"
                label={`Move "${value}" down`}
                disabled={index === values.length - 1}
                onClick={() => move(value, 'down')}
              />
              <IconButton
                icon="close"
                label={`Remove "${value}"`}
                disabled={values.length === 1}
                onClick={() => ask(value)}
              />
            </span>
            <UseList framework={framework} uses={parsed ? uses.get(value) : undefined} name={value} />
          </li>
        ))}
      </ol>
      <form
        className="value-add"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input
          className="field-input field-mono"
          aria-label="New value"
          placeholder="new value"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" icon="plus" disabled={typed.trim() === ''}>
          Add value
        </Button>
      </form>
      {removing === undefined ? null : (
        <RemoveDialog
          framework={framework}
          what={`the value "${removing}"`}
          consequence="ask for a value no deal can have"
          uses={uses.get(removing) ?? []}
          others={values
            .filter((value) => value !== removing)
            .map((value) => ({ value, label: said(value) }))}
          onRemove={(fate) => remove(removing, fate)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </section>
  );
}
